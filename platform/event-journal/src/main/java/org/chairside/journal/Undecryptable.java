package org.chairside.journal;

/** A sealed field whose ciphertext is damaged or belongs to another event; the record is quarantined as {@code undecryptable}. */
public class Undecryptable extends RuntimeException {

    public Undecryptable(String message, Throwable cause) {
        super(message, cause);
    }

    public Undecryptable(String message) {
        super(message);
    }
}
