package org.chairside.journal;

/**
 * The key that opens what a record seals is not here.
 *
 * <p>For a command that is an outage like any other. An incoming record waits for its key by itself: its stream is held, its neighbours
 * flow, and it is taken up once {@link ArrivedKeys} knows the key.
 */
public final class KeyMissing extends Unreachable {

    public KeyMissing(String message) {
        super(message);
    }

    public KeyMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
