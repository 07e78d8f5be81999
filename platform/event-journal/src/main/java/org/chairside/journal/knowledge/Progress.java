package org.chairside.journal.knowledge;

/** How far this service has come with what it hears. */
@FunctionalInterface
public interface Progress {

    /** Asks for one partition and one key of it. */
    Standing of(String topic, int partition, String key);

    /**
     * @param nextOffset everything before it has been applied, set aside or ignored
     * @param waiting whether a record of the key stands aside
     */
    record Standing(long nextOffset, boolean waiting) {}
}
