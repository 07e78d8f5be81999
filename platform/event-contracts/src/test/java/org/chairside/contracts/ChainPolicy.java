package org.chairside.contracts;

import java.time.LocalTime;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** {@code chain-policy.json} as records. */
record ChainPolicy(List<Row> policies) {

    static ChainPolicy read() {
        return JsonMapper.shared().readValue(Catalogue.RESOURCES.resolve("chain-policy.json"), ChainPolicy.class);
    }

    /**
     * One value.
     *
     * @param floor the loosest value of a site
     * @param strictest the strictest value of a site
     * @param stricter {@code higher}, {@code lower}, {@code fixed}, or the modes from the strictest to the loosest
     */
    record Row(
            String key,
            String rule,
            String title,
            String value,
            String floor,
            String strictest,
            Object stricter,
            String unit,
            String action,
            List<String> evidence,
            String source) {

        /** The greater, the stricter. */
        int strictness(String value) {
            return switch (stricter) {
                case List<?> order -> {
                    if (!order.contains(value)) {
                        throw new AssertionError(value + " is none of " + order);
                    }
                    yield -order.indexOf(value);
                }
                case String higher when higher.equals("higher") || higher.equals("fixed") -> number(value);
                case String lower when lower.equals("lower") -> -number(value);
                default -> throw new AssertionError("stricter is " + stricter);
            };
        }

        private int number(String value) {
            return unit.equals("local time") ? LocalTime.parse(value).toSecondOfDay() : Integer.parseInt(value);
        }

        @Override
        public String toString() {
            return key;
        }
    }
}
