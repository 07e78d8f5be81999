package org.chairside.contracts;

import java.util.List;

/**
 * What a rule makes of a command: facts, or a refusal. Neither is an exception.
 *
 * @param <E> the events of the stream that decides
 */
public sealed interface Decision<E> {

    /** The command holds; {@code events} are the facts it makes, in order; none if nothing had to change. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command does not hold; nothing changes. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    static <E> Decision<E> accepted(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> accepted(List<E> events) {
        return new Accepted<>(events);
    }

    static <E> Decision<E> refused(RefusalReason reason, UnmetRule... unmet) {
        return new Refused<>(new Refusal(reason, List.of(unmet)));
    }

    static <E> Decision<E> refused(RefusalReason reason, List<UnmetRule> unmet) {
        return new Refused<>(new Refusal(reason, unmet));
    }
}
