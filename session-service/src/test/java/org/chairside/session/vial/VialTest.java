package org.chairside.session.vial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.RefusalReason;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;
import org.chairside.contracts.session.VialEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VialTest {

    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final SiteCode BUF = SiteCode.of("BUF");
    private static final StaffId NURSE = new StaffId("nurse.roc");
    private static final StaffId WITNESS = new StaffId("nurse2.roc");
    private static final LocalDate EXPIRY = LocalDate.of(2026, 12, 31);
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    private static final SessionId SESSION = SessionId.random();

    @Test
    void a_vial_gives_up_to_what_it_holds_and_not_a_microgram_more() {
        var vial = vial(500_000);
        assertThat(refusal(vial.decide(draw(500_001), NOW))).isEqualTo(VialRefusal.VIAL_OVERDRAWN);
        assertThat(after(vial, vial.decide(draw(500_000), NOW)).onHand()).isZero();
    }

    @Test
    void a_vial_is_good_on_its_last_day_and_not_after() {
        var vial = vial(500_000);
        assertThat(vial.decide(new DrawDrug(SESSION, ROC, 1, NURSE, EXPIRY), NOW))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(refusal(vial.decide(new DrawDrug(SESSION, ROC, 1, NURSE, EXPIRY.plusDays(1)), NOW)))
                .isEqualTo(VialRefusal.VIAL_EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(Drug.class)
    void ketamine_alone_is_drawn_for_an_infusion(Drug drug) {
        var drawn = vialOf(drug, 500_000).decide(draw(1), NOW);

        switch (drug) {
            case KETAMINE -> assertThat(drawn).isInstanceOf(Decision.Accepted.class);
            case ESKETAMINE -> assertThat(refusal(drawn)).isEqualTo(VialRefusal.DRUG_NOT_INFUSED);
        }
    }

    @Test
    void another_sites_vial_looks_unknown() {
        assertThat(refusal(vial(500_000).decide(new DrawDrug(SESSION, BUF, 1, NURSE, EXPIRY), NOW)))
                .isEqualTo(VialRefusal.VIAL_NOT_HERE);
    }

    @Test
    void who_drew_the_drug_is_no_witness_to_its_waste() {
        var vial = vial(500_000);
        vial = after(vial, vial.decide(draw(40_000), NOW));

        assertThat(refusal(vial.decide(new WasteDrug(SESSION, 40_000, WITNESS, NURSE, null), NOW)))
                .isEqualTo(VialRefusal.WITNESS_DREW);
        assertThat(vial.decide(new WasteDrug(SESSION, 40_000, NURSE, WITNESS, null), NOW))
                .isInstanceOf(Decision.Accepted.class);
    }

    /** The first syringe was discarded; the second is another person's, and so is the question who may witness. */
    @Test
    void who_drew_last_is_no_witness_to_what_is_left() {
        var vial = vial(500_000);
        vial = after(vial, vial.decide(draw(40_000), NOW));
        vial = after(vial, vial.decide(new WasteDrug(SESSION, 40_000, NURSE, WITNESS, null), NOW));
        vial = after(vial, vial.decide(new DrawDrug(SESSION, ROC, 30_000, WITNESS, EXPIRY), NOW));

        assertThat(vial.drawnFor(SESSION)).isEqualTo(new Draw(70_000, 0, 40_000, WITNESS));
        assertThat(refusal(vial.decide(new WasteDrug(SESSION, 30_000, NURSE, WITNESS, null), NOW)))
                .isEqualTo(VialRefusal.WITNESS_DREW);
        assertThat(vial.decide(new WasteDrug(SESSION, 30_000, WITNESS, NURSE, null), NOW))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void who_started_the_pump_is_no_witness() {
        var vial = vial(500_000);
        vial = after(vial, vial.decide(draw(40_000), NOW));

        assertThat(refusal(vial.decide(new WasteDrug(SESSION, 1, NURSE, WITNESS, WITNESS), NOW)))
                .isEqualTo(VialRefusal.WITNESS_GAVE);
        assertThat(vial.decide(new WasteDrug(SESSION, 1, NURSE, WITNESS, NURSE), NOW))
                .isInstanceOf(Decision.Accepted.class);
    }

    /** A detail is read aloud beside the refusal: it says what must be, and not that all is well. */
    @Test
    void a_witness_who_is_none_is_told_what_must_be() {
        var vial = vial(500_000);
        vial = after(vial, vial.decide(draw(40_000), NOW));

        for (var waste : List.of(
                new WasteDrug(SESSION, 1, WITNESS, WITNESS, null),
                new WasteDrug(SESSION, 1, WITNESS, NURSE, null),
                new WasteDrug(SESSION, 1, NURSE, WITNESS, WITNESS))) {
            assertThat(vial.decide(waste, NOW)).isInstanceOfSatisfying(Decision.Refused.class, refused -> assertThat(
                            refused.refusal().unmet().getFirst().detail())
                    .startsWith("The witness must be another person than"));
        }
    }

    @Test
    void no_more_is_wasted_than_is_left_of_what_was_drawn() {
        var vial = vial(500_000);
        vial = after(vial, vial.decide(draw(40_000), NOW));
        vial = after(vial, vial.decide(new AccountForGiven(SESSION, 15_000, NURSE), NOW));

        assertThat(refusal(vial.decide(new WasteDrug(SESSION, 25_001, NURSE, WITNESS, null), NOW)))
                .isEqualTo(VialRefusal.WASTE_EXCEEDS_DRAWN);
        vial = after(vial, vial.decide(new WasteDrug(SESSION, 25_000, NURSE, WITNESS, null), NOW));
        assertThat(vial.drawnFor(SESSION)).isEqualTo(new Draw(40_000, 15_000, 25_000, NURSE));
        assertThat(vial.onHand()).isEqualTo(460_000);
        assertThat(refusal(vial.decide(new WasteDrug(SESSION, 1, NURSE, WITNESS, null), NOW)))
                .isEqualTo(VialRefusal.WASTE_EXCEEDS_DRAWN);
    }

    @Test
    void no_more_is_given_than_was_drawn() {
        var vial = vial(500_000);
        assertThat(refusal(vial.decide(new AccountForGiven(SESSION, 1, NURSE), NOW)))
                .isEqualTo(VialRefusal.GIVEN_EXCEEDS_DRAWN);
    }

    @Test
    void the_one_who_wastes_is_never_the_witness() {
        var vial = vial(500_000);
        vial = after(vial, vial.decide(draw(40_000), NOW));
        assertThat(refusal(vial.decide(new WasteDrug(SESSION, 1, NURSE, NURSE, null), NOW)))
                .isEqualTo(VialRefusal.WITNESS_SAME_PERSON);
    }

    /** Any sequence of entries, half of them nonsense, against sums kept by hand. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void the_ledger_balances_to_the_microgram(long seed) {
        var random = new Random(seed);
        var received = 1L + random.nextInt(1_000_000);
        var vial = vial(received);
        var sessions = Stream.generate(SessionId::random).limit(5).toList();
        Map<SessionId, long[]> model = new HashMap<>();
        sessions.forEach(session -> model.put(session, new long[3]));
        var accepted = 0;
        for (var step = 0; step < 2_000; step++) {
            var session = sessions.get(random.nextInt(sessions.size()));
            var amount = 1L + random.nextInt(20_000);
            var kind = random.nextInt(3);
            var sums = model.get(session);
            var left = sums[0] - sums[1] - sums[2];
            var drawnInAll = model.values().stream().mapToLong(each -> each[0]).sum();
            var allowed = amount <= (kind == 0 ? received - drawnInAll : left);
            var decision =
                    switch (kind) {
                        case 0 -> vial.decide(new DrawDrug(session, ROC, amount, NURSE, EXPIRY), NOW);
                        case 1 -> vial.decide(new AccountForGiven(session, amount, NURSE), NOW);
                        default -> vial.decide(new WasteDrug(session, amount, NURSE, WITNESS, null), NOW);
                    };
            assertThat(decision instanceof Decision.Accepted).isEqualTo(allowed);
            if (allowed) {
                sums[kind] += amount;
                vial = after(vial, decision);
                accepted++;
            }
            var draws = vial.draws().values();
            assertThat(vial.received())
                    .isEqualTo(vial.onHand()
                            + draws.stream().mapToLong(Draw::drawn).sum());
            assertThat(draws).allMatch(draw -> draw.unaccounted() >= 0 && draw.given() >= 0 && draw.wasted() >= 0);
            assertThat(vial.onHand()).isNotNegative();
        }
        for (var session : sessions) {
            var sums = model.get(session);
            assertThat(vial.drawnFor(session))
                    .isEqualTo(new Draw(sums[0], sums[1], sums[2], sums[0] == 0 ? null : NURSE));
        }
        assertThat(accepted).isPositive();
        assertThat(vial.version()).isEqualTo(1 + accepted);
    }

    private static Vial vial(long micrograms) {
        return vialOf(Drug.KETAMINE, micrograms);
    }

    private static Vial vialOf(Drug drug, long micrograms) {
        var received = Vial.decide(
                new ReceiveStock(VialId.random(), ROC, drug, "L1", EXPIRY, 50_000, micrograms, NURSE, EXPIRY, false),
                false);
        return Vial.evolve(null, events(received).getFirst());
    }

    private static DrawDrug draw(long micrograms) {
        return new DrawDrug(SESSION, ROC, micrograms, NURSE, LocalDate.of(2026, 3, 2));
    }

    private static Vial after(Vial vial, Decision<VialEvent> decision) {
        for (var event : events(decision)) {
            vial = Vial.evolve(vial, event);
        }
        return vial;
    }

    private static List<VialEvent> events(Decision<VialEvent> decision) {
        return ((Decision.Accepted<VialEvent>) decision).events();
    }

    private static RefusalReason refusal(Decision<VialEvent> decision) {
        return ((Decision.Refused<VialEvent>) decision).refusal().reason();
    }
}
