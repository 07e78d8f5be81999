package org.chairside.kit;

import org.chairside.journal.spring.DefaultsFile;

/** Settings that all services share. */
final class Defaults extends DefaultsFile {

    Defaults() {
        super("chairside/service-defaults.properties");
    }
}
