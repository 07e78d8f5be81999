package org.chairside.contracts;

/**
 * One rule that stood in the way.
 *
 * @param rule the id in docs/rules.md, such as {@code F1} or {@code KNOWLEDGE}
 * @param code what is unmet, in kebab case: {@code food-too-recent}
 * @param detail one sentence for the person at the screen, without patient data
 */
public record UnmetRule(String rule, String code, String detail) {}
