package org.chairside.localstack;

/** What keeps the stack from running, as one sentence that says what to do. */
final class Trouble extends RuntimeException {

    Trouble(String sentence) {
        super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
