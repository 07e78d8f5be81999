package org.chairside.intake.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.scheduling.*;
import org.chairside.contracts.session.*;
import org.chairside.intake.consent.ConsentCommand.SignConsent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule X1: from the first sedative to the end of the restrictions nothing is signed. */
class SignatureLockTest extends AdaAtRochester {

    @Test
    void from_the_infusion_on_nothing_is_signed_whoever_tells_of_it_first() {
        inbox.deliver(SessionEvent.class, started(start));
        assertLocked(start.plus(Duration.ofMinutes(20)));

        inbox.deliver(AppointmentEvent.class, new AppointmentStarted(visit, session, start));
        assertLocked(start.plus(Duration.ofDays(3)));
    }

    @Test
    void what_scheduling_tells_of_an_infusion_locks_as_well() {
        inbox.deliver(AppointmentEvent.class, new AppointmentStarted(visit, session, start));

        assertLocked(start.plus(Duration.ofMinutes(20)));
    }

    @Test
    void a_recovery_that_passes_midnight_is_no_gap_in_the_lock() {
        var evening = at(1, "20:10");
        inbox.deliver(SessionEvent.class, started(evening));
        assertLocked(at(2, "00:05"));
        inbox.deliver(SessionEvent.class, completed(at(2, "00:10")));
        assertLocked(at(2, "00:30"));
        inbox.deliver(SessionEvent.class, discharged(at(2, "23:59")));
        assertLocked(at(2, "23:58"));

        assertSignedAt(at(2, "23:59"));
    }

    @Test
    void a_discharge_that_never_comes_locks_until_the_end_of_the_next_day() {
        inbox.deliver(SessionEvent.class, started(start));
        inbox.deliver(SessionEvent.class, completed(start.plus(Duration.ofMinutes(40))));

        assertLocked(at(2, "23:58"));
        assertSignedAt(at(2, "23:59"));
    }

    @Test
    void the_discharge_says_until_when_nothing_is_signed() {
        var restrictionsUntil = start.plus(Duration.ofHours(24));
        inbox.deliver(SessionEvent.class, started(start));
        inbox.deliver(SessionEvent.class, completed(start.plus(Duration.ofMinutes(40))));
        inbox.deliver(SessionEvent.class, discharged(restrictionsUntil));

        assertLocked(restrictionsUntil.minusMillis(1));
        assertSignedAt(restrictionsUntil);
    }

    @ParameterizedTest
    @EnumSource(RescueKind.class)
    void from_the_first_sedative_on_nothing_is_signed_though_no_pump_ran(RescueKind kind) {
        inbox.deliver(SessionEvent.class, given(Sealed.of(new RescueMedication(kind, "a drug", null))));
        inbox.deliver(SessionEvent.class, new SessionAborted(session, visit, "vitals", start));

        clock.set(at(1, "23:58"));
        var locked = sign() instanceof Decision.Refused;
        assertThat(locked).isEqualTo(kind == RescueKind.BENZODIAZEPINE || kind == RescueKind.OPIOID);
        assertSignedAt(at(1, "23:59"));
    }

    @ParameterizedTest
    @CsvSource({
        "midazolam, true",
        "Versed 2 mg, true",
        "FENTANYL, true",
        "morfina, true",
        "aminophylline + midazolam, true",
        "ondansetron, false",
        "aminophylline, false"
    })
    void a_sedative_locks_by_its_name_whatever_kind_was_chosen_for_it(String drug, boolean locks) {
        var medication = new RescueMedication(RescueKind.OTHER, drug, 2_000L);
        inbox.deliver(SessionEvent.class, given(Sealed.of(medication)));

        clock.set(start);
        assertThat(sign() instanceof Decision.Refused).isEqualTo(locks);
    }

    @Test
    void a_medication_that_cannot_be_read_may_have_been_a_sedative() {
        inbox.deliver(SessionEvent.class, given(new Sealed.Redacted<>()));

        assertLocked(start);
    }

    @Test
    void a_sedative_at_one_site_locks_signatures_at_every_site_and_for_every_protocol() {
        inbox.deliver(SessionEvent.class, given(new Sealed.Redacted<>()));

        assertThat(consents.handle(new SignConsent(patient, Protocol.PAIN, "2026-01")))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void of_two_sessions_the_one_that_restricts_longer_counts() {
        inbox.deliver(SessionEvent.class, started(start));
        inbox.deliver(SessionEvent.class, completed(start.plus(Duration.ofMinutes(40))));
        inbox.deliver(SessionEvent.class, discharged(at(1, "23:59")));
        inbox.deliver(SessionEvent.class, given(SessionId.random(), at(2, "09:00")));

        assertLocked(at(2, "23:58"));
        assertSignedAt(at(2, "23:59"));
    }

    @ParameterizedTest
    @CsvSource({"1T23:50, 2T00:10", "2T00:10, 1T23:50"})
    void of_two_sedatives_the_later_counts_in_whatever_order_they_are_told(String first, String second) {
        for (var time : List.of(first, second)) {
            var givenAt = at(Integer.parseInt(time.substring(0, 1)), time.substring(2));
            inbox.deliver(SessionEvent.class, given(session, givenAt));
        }

        assertLocked(at(2, "23:58"));
        assertSignedAt(at(2, "23:59"));
    }

    private DischargeConfirmed discharged(Instant restrictionsUntil) {
        return new DischargeConfirmed(
                session,
                visit,
                patient,
                ROCHESTER.code(),
                EscortId.random(),
                start.plus(Duration.ofMinutes(80)),
                restrictionsUntil,
                FRONT_DESK);
    }

    private static RescueMedicationGiven given(SessionId session, Instant at) {
        return new RescueMedicationGiven(session, PRESCRIBER, FRONT_DESK, at, new Sealed.Redacted<>());
    }

    private RescueMedicationGiven given(Sealed<RescueMedication> medication) {
        return new RescueMedicationGiven(session, PRESCRIBER, FRONT_DESK, start, medication);
    }

    private Decision<PatientEvent> sign() {
        return consents.handle(new SignConsent(patient, Protocol.MOOD, "2026-01"));
    }

    private void assertLocked(Instant at) {
        clock.set(at);
        assertThat(sign()).as("signed at %s", at).isInstanceOf(Decision.Refused.class);
    }

    private void assertSignedAt(Instant at) {
        clock.set(at);
        assertThat(sign()).as("signed at %s", at).isInstanceOf(Decision.Accepted.class);
    }
}
