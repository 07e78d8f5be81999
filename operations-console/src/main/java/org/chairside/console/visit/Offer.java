package org.chairside.console.visit;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a field offers to pick from.
 *
 * @param options asked only for a form that lies open; empty if who knows does not answer
 * @param remedy the path of the page where something to pick can be made; null if this person may not
 */
record Offer(
        Supplier<Optional<List<Option>>> options, @Nullable String remedy) {

    static Offer of(List<Option> options) {
        return new Offer(() -> Optional.of(options), null);
    }

    Picks picks() {
        return new Picks(options.get().orElse(null), remedy);
    }

    /**
     * What there is to pick now.
     *
     * @param options null if nobody could be asked
     */
    record Picks(@Nullable List<Option> options, @Nullable String remedy) {}
}
