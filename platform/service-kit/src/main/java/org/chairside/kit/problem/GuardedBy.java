package org.chairside.kit.problem;

import org.chairside.contracts.RefusalReason;

/**
 * Says which refusal a constraint of the database stands for: a bean of a feature whose rule is kept by {@code EXCLUDE} or
 * {@code UNIQUE}. A violation that reaches the web is then answered 409 with that reason.
 *
 * @param constraint its name in the database
 */
public record GuardedBy(String constraint, RefusalReason reason) {}
