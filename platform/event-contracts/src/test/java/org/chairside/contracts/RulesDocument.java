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

    /** Rules that a refusal may name and that no number of a policy decides. */
    private static final String WITHOUT_A_NUMBER = """

            ## Rules without a number

            No site can change these. A refusal names them by the same ids.

            | rule | what |
            |---|---|
            | M1 | Ketamine is never given with theophylline or aminophylline. |
            | M2 | The prescriber has reviewed the medication list as it stands now. |
            | P1 | The prescriber holds a licence of the state in which the patient is treated. |
            | V7 | A warning symptom (chest pain, shortness of breath, sudden severe headache, disturbed vision, seizure, falling consciousness, weakness on one side) stops the infusion. |
            | E2 | The escort is named by the patient, adult, identified at the door and fit to drive. |
            | X1 | From the first sedative on the patient signs nothing until the restrictions end (E4). |
            | K2 | Waste has a witness, who signs with a password of their own: not the one who wastes, nor the one who drew, nor the one who gave. |
            | D11 | What was observed or given was so during the visit, and not in the future. |
            | ID | The patient's identity is confirmed by two identifiers. |
            | KNOWLEDGE | What others have said up to this moment is known here. |
            | DAY_OF | The day-of check was made on the day of the visit, is passed, and is no older than DAY_OF_CHECK allows. |
            | POLICY | The policy of the site is known here. |
            | VISIT | The visit is not over: a patient who was sent home is not started. |
            | CHAIR | Nobody else is in the chair, infusing or recovering. |
            | STATE | What is asked fits what has happened so far. |
            """;

    private RulesDocument() {}

    static String of(ChainPolicy policy) {
        return policy.policies().stream()
                .map(RulesDocument::line)
                .collect(Collectors.joining("", PREAMBLE, WITHOUT_A_NUMBER));
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
