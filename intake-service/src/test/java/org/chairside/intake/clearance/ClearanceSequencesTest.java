package org.chairside.intake.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.ADAS_BIRTHDAY;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.MONDAY_VISIT;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;
import static org.chairside.intake.clearance.ClearanceFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.intake.clearance.ClearanceCommand.DeclineClearance;
import org.chairside.intake.clearance.ClearanceCommand.ExpireClearance;
import org.chairside.intake.clearance.ClearanceCommand.RevokeClearance;
import org.chairside.intake.clearance.ClearanceCommand.SubmitIntake;
import org.chairside.intake.clearance.ClearanceCommand.SuspendClearance;
import org.chairside.intake.consent.Consent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long random lives of one clearance, held against a model that knows only the question of the start gate: may this patient be
 * treated now?
 */
class ClearanceSequencesTest {

    private static final int STEPS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42, 1701, 20260601, 987654321})
    void nobody_is_ever_cleared_by_anything_but_a_valid_approval(long seed) {
        var random = new Random(seed);
        var clearance = Clearance.evolve(
                null,
                events(Clearance.decide(new OpenIntake(ID, ADA, Protocol.MOOD, MONDAY_VISIT), null))
                        .getFirst(),
                MONDAY_8);
        var life = new ArrayList<ClearanceEvent>();
        var now = MONDAY_8;
        Instant clearedUntil = null;
        var approvals = 0;
        var listVersion = 1;
        var medications = new String[] {"sertraline"};
        var consented = true;

        for (var step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 4)));
            var consent = consented ? signed(now.minusSeconds(1)) : Consent.none(ADA, Protocol.MOOD);
            var reviewed = random.nextInt(4) == 0 ? listVersion - 1 : listVersion;
            var licence = random.nextInt(5) == 0 ? "CA" : "NY";
            ClearanceCommand command =
                    switch (random.nextInt(12)) {
                        case 0 -> new SubmitIntake(ID);
                        case 1, 2, 3, 4, 5 -> approval(500 + random.nextInt(1_600), reviewed, licence);
                        case 6 -> random.nextInt(40) == 0 ? new DeclineClearance(ID, PRESCRIBER) : new SubmitIntake(ID);
                        case 7 ->
                            random.nextInt(40) == 0 ? new RevokeClearance(ID, PRESCRIBER) : new ExpireClearance(ID);
                        case 8 -> new ExpireClearance(ID);
                        case 9 -> {
                            consented = !consented;
                            consent = consented ? signed(now) : Consent.none(ADA, Protocol.MOOD);
                            yield new SuspendClearance(ID, SuspensionTrigger.CONSENT_WITHDRAWN);
                        }
                        default -> {
                            listVersion++;
                            medications = new String[] {
                                List.of("sertraline", "lorazepam", "aminophylline")
                                        .get(random.nextInt(3))
                            };
                            yield new SuspendClearance(ID, SuspensionTrigger.MEDICATION_CHANGED);
                        }
                    };
            var file = new IntakeFile(ADAS_BIRTHDAY, listOf(listVersion, medications), consent, ROCHESTER, CHAIN);
            var before = clearance;
            var events = events(before.decide(command, file, now));
            clearance = after(before, before.decide(command, file, now));
            life.addAll(events);

            // the model: what an approval needs, and what ends it
            if (events.stream().anyMatch(IntakeCleared.class::isInstance)) {
                assertThat(licence).isEqualTo("NY");
                assertThat(medications).doesNotContain("aminophylline");
                assertThat(consented).isTrue();
                assertThat(reviewed).isEqualTo(listVersion);
                approvals++;
                clearedUntil = now.plus(Duration.ofDays(90));
            } else if (command instanceof SuspendClearance
                    || (!events.isEmpty() && !(command instanceof SubmitIntake))) {
                clearedUntil = null;
            }
            var mayBeTreated = clearedUntil != null && now.isBefore(clearedUntil);

            assertThat(clearance.stateAt(now) == Clearance.State.CLEARED)
                    .as("step %d of seed %d: %s", step, seed, command)
                    .isEqualTo(mayBeTreated);
            assertThat(clearance.version()).isEqualTo(1 + life.size());
            assertThat(clearance.approval() == null ? 0 : clearance.approval().version())
                    .isEqualTo(approvals);
        }
        assertThat(approvals).as("the life was worth living").isPositive();
    }
}
