package org.chairside.contracts;

import java.util.List;
import java.util.stream.Collectors;
import org.chairside.contracts.ChainPolicy.Row;

/** {@code docs/rules.md}: what the chain works by, for people. */
final class RulesDocument {

    private static final String PREAMBLE = """
            # Rules and defaults

            Generated from `platform/event-contracts/src/main/resources/chairside/chain-policy.json`; edit that file, not this one.

            **This is no medical and no legal advice.** The defaults come from public sources of very different weight, and some are
            guesses. A medical director must confirm every one of them before a patient is treated.

            A site may choose any value from the *floor*, the loosest, to the *strictest*: beyond it the rule would no longer do what it
            is for. Each decision records the policy version it used.

            Evidence: **A** law, regulation, label, society guideline · **B** peer-reviewed data · **C** a clinic's or vendor's
            published policy · **D** forum or blog, a hint only · **U** unverified · **DC** design choice of this project ·
            **seed** the founding clinic's own patient page.

            | rule | what | default | floor | strictest | unit | stricter | action | evidence | source | key |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    private RulesDocument() {}

    static String of(ChainPolicy policy) {
        return policy.policies().stream().map(RulesDocument::line).collect(Collectors.joining("", PREAMBLE, ""));
    }

    private static String line(Row row) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | `%s` |\n"
                .formatted(
                        row.rule(),
                        row.title(),
                        row.value(),
                        row.floor(),
                        row.strictest(),
                        row.unit(),
                        stricter(row),
                        row.action(),
                        String.join(", ", row.evidence()),
                        row.source(),
                        row.key());
    }

    private static String stricter(Row row) {
        return row.stricter() instanceof List<?> order
                ? order.stream().map(Object::toString).collect(Collectors.joining(", then "))
                : row.stricter().toString();
    }
}
