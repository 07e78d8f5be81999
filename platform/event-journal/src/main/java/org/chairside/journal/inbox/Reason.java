package org.chairside.journal.inbox;

import java.util.Locale;

/** Why a record stands in quarantine. */
public enum Reason {
    NULL_VALUE,
    NOT_DECODABLE,
    NOT_ENVELOPE,
    HASH_MISMATCH,
    WRONG_TOPIC,
    KEY_MISMATCH,
    STREAM_MISMATCH,
    UNKNOWN_TYPE,
    UNSUPPORTED_VERSION,
    SCHEMA,
    ID_COLLISION,
    SEQUENCE_FORK,
    SEQUENCE_LEAP,
    RULE,
    UNDECRYPTABLE,
    KEY_MISSING,
    LIMITS,
    CLOCK_AHEAD,
    SITE_FORGERY,
    FORGERY,
    HANDLER_ERROR;

    /** As the row, the receipt and the runbook name it: {@code hash-mismatch}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is no such code */
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** It usually passes within moments and without anybody's help: the key travels on a topic of its own. */
    public boolean passes() {
        return this == KEY_MISSING;
    }

    /** The record is no event of the stream it claims: it takes none of its numbers, and nothing waits behind it. */
    public boolean impostor() {
        return switch (this) {
            case WRONG_TOPIC, STREAM_MISMATCH, ID_COLLISION, SEQUENCE_LEAP, FORGERY -> true;
            case NULL_VALUE,
                    NOT_DECODABLE,
                    NOT_ENVELOPE,
                    HASH_MISMATCH,
                    KEY_MISMATCH,
                    UNKNOWN_TYPE,
                    UNSUPPORTED_VERSION,
                    SCHEMA,
                    SEQUENCE_FORK,
                    RULE,
                    UNDECRYPTABLE,
                    KEY_MISSING,
                    LIMITS,
                    CLOCK_AHEAD,
                    SITE_FORGERY,
                    HANDLER_ERROR -> false;
        };
    }

    /** Somebody may be forging records. */
    public boolean concernsSecurity() {
        return switch (this) {
            case WRONG_TOPIC, STREAM_MISMATCH, FORGERY, ID_COLLISION, SEQUENCE_FORK, SEQUENCE_LEAP, SITE_FORGERY ->
                true;
            case NULL_VALUE,
                    NOT_DECODABLE,
                    NOT_ENVELOPE,
                    HASH_MISMATCH,
                    KEY_MISMATCH,
                    UNKNOWN_TYPE,
                    UNSUPPORTED_VERSION,
                    SCHEMA,
                    RULE,
                    UNDECRYPTABLE,
                    KEY_MISSING,
                    LIMITS,
                    CLOCK_AHEAD,
                    HANDLER_ERROR -> false;
        };
    }
}
