package org.chairside.journal.spring;

/** What the journal needs of Kafka, Flyway and Actuator. */
public final class JournalDefaults extends DefaultsFile {

    public JournalDefaults() {
        super("chairside/journal-defaults.properties");
    }
}
