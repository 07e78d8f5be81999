package org.chairside.scheduling.site;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;

/**
 * One value of the chain's policy: what holds unless a site is stricter, and how far a site may go in both directions.
 *
 * <p>Strictness has an end, too: vitals that are due every zero minutes are always late, and late vitals raise no alarm.
 *
 * @param value the chain's default
 * @param floor the loosest value a site may choose
 * @param strictest the strictest value with which the rule still does what it is for
 */
public record ChainRule(PolicyKey key, String value, String floor, String strictest, Stricter stricter) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9]\\d{0,5}");
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    /** Which of two values is the stricter one. */
    public sealed interface Stricter {
        record Higher() implements Stricter {}

        record Lower() implements Stricter {}

        /** The chain alone decides. */
        record Fixed() implements Stricter {}

        record Listed(List<String> strictestFirst) implements Stricter {
            public Listed {
                strictestFirst = List.copyOf(strictestFirst);
            }
        }
    }

    /** What is wrong with a site's wish, if anything; named by the key, which begins with its rule. */
    Optional<UnmetRule> unmetBy(String wanted) {
        var strictness = strictness(wanted);
        if (strictness.isEmpty()) {
            return Optional.of(new UnmetRule(key.name(), "format", "must be a value of the same kind as the chain's"));
        }
        if (strictness.getAsInt() < strictness(floor).orElseThrow()) {
            return Optional.of(
                    new UnmetRule(key.name(), "looser-than-floor", "must not be looser than the chain's floor"));
        }
        return strictness.getAsInt() > strictness(strictest).orElseThrow()
                ? Optional.of(new UnmetRule(
                        key.name(), "stricter-than-sensible", "must not be stricter than the chain's strictest value"))
                : Optional.empty();
    }

    /** The greater the stricter; empty if it is no value of this rule. */
    private OptionalInt strictness(String candidate) {
        return switch (stricter) {
            case Stricter.Higher _ -> amount(candidate);
            case Stricter.Lower _ -> negated(amount(candidate));
            case Stricter.Fixed _ -> OptionalInt.of(candidate.equals(floor) ? 0 : -1);
            case Stricter.Listed(var strictestFirst) ->
                strictestFirst.contains(candidate)
                        ? OptionalInt.of(-strictestFirst.indexOf(candidate))
                        : OptionalInt.empty();
        };
    }

    private OptionalInt amount(String candidate) {
        if (TIME_OF_DAY.matcher(floor).matches()) {
            return TIME_OF_DAY.matcher(candidate).matches()
                    ? OptionalInt.of(LocalTime.parse(candidate).toSecondOfDay())
                    : OptionalInt.empty();
        }
        return WHOLE_NUMBER.matcher(candidate).matches()
                ? OptionalInt.of(Integer.parseInt(candidate))
                : OptionalInt.empty();
    }

    private static OptionalInt negated(OptionalInt amount) {
        return amount.isPresent() ? OptionalInt.of(-amount.getAsInt()) : amount;
    }
}
