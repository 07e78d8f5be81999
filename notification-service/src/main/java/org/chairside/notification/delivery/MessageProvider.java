package org.chairside.notification.delivery;

/** Takes a letter to a person. */
public interface MessageProvider {

    Answer send(Letter letter);

    /** What is known after the provider was called. */
    sealed interface Answer {

        /** It has the letter. */
        record Taken() implements Answer {}

        /**
         * It will never take this letter.
         *
         * @param code of the provider, without the address
         */
        record Rejected(String code) implements Answer {}

        /** It was not reached; the letter did not go out and may be tried again. */
        record NotReached() implements Answer {}

        /** It was reached, and nobody can say whether it has the letter. */
        record Unknown() implements Answer {}
    }
}
