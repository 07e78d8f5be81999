package org.chairside.localstack;

import java.util.Locale;

/** One packaged service: its module, the database it owns, the port it answers on. */
record Service(String name, String database, Port port) {

    /** On this machine, unless a variable such as {@code CHAIRSIDE_INTAKE_URL} says otherwise. */
    String url() {
        return System.getenv()
                .getOrDefault(
                        "CHAIRSIDE_" + database.toUpperCase(Locale.ROOT) + "_URL", "http://localhost:" + port.number());
    }
}
