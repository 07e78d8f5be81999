package org.chairside.intake.dayofcheck;

import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.ADAS_BIRTHDAY;
import static org.chairside.intake.Cast.MONDAY_VISIT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.ClearanceLimits;
import org.chairside.contracts.intake.EscortDetails;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.intake.Cast;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.consent.Consent;
import org.chairside.intake.escort.Escort;
import org.chairside.intake.medication.DrugClasses;
import org.chairside.intake.medication.MedicationList;
import org.chairside.intake.site.Site;
import org.jspecify.annotations.Nullable;

/** Ada's visit, in perfect order until a test spoils something; asked a quarter of an hour before the start. */
record Visit(VisitFile file, RecordDayOfCheck answers, Instant now) {

    static final ClearanceId CLEARANCE = ClearanceId.of("c1ea0000-0000-4000-8000-000000000001");
    static final EscortId ESCORT_ID = EscortId.of("e5c00000-0000-4000-8000-000000000001");
    static final Clearance.Approval APPROVAL = new Clearance.Approval(
            2, null, Instant.parse("2027-01-01T00:00:00Z"), List.of("NY"), new ClearanceLimits(500));
    static final BiFunction<Boolean, Boolean, Escort> ESCORT = (adult, fitToDrive) -> new Escort(
            ESCORT_ID,
            ADA,
            new EscortDetails(new ContactDetails(new PersonName("Grace"), null, null), adult, fitToDrive));

    private static final DrugClasses CLASSES = Cast.drugClasses();

    enum Missing {
        CLEARANCE,
        ESCORT
    }

    static Visit at(Site site, LocalDateTime localStart) {
        var start = Cast.at(site, localStart);
        var booking = new Booking(MONDAY_VISIT, ADA, site.code(), Protocol.MOOD, start, null, Booking.State.CHECKED_IN);
        var consent =
                new Consent(ADA, Protocol.MOOD, new Consent.Signing("2026-01", start.minus(Duration.ofDays(10))), null);
        var file = new VisitFile(
                booking,
                site,
                ADAS_BIRTHDAY,
                list(start.minus(Duration.ofHours(20)), "sertraline"),
                consent,
                clearance(Clearance.State.CLEARED, APPROVAL),
                ESCORT.apply(true, true),
                null);
        var answers = new RecordDayOfCheck(
                MONDAY_VISIT,
                start.minus(Duration.ofHours(10)),
                start.minus(Duration.ofHours(3)),
                null,
                true,
                ESCORT_ID);
        return new Visit(file, answers, start.minus(Duration.ofMinutes(15)));
    }

    Instant start() {
        return file.booking().start();
    }

    List<String> unmet() {
        return DayOfCheckRules.unmet(answers, file, now).stream()
                .map(unmet -> unmet.rule() + " " + unmet.code())
                .toList();
    }

    /** What the patient would do later than that is done by then: nobody answers ahead. */
    Visit askedAt(Instant time) {
        var asked = new RecordDayOfCheck(
                answers.appointment(),
                earlier(answers.lastFoodAt(), time),
                earlier(answers.lastClearLiquidAt(), time),
                answers.lastAlcoholOrThcAt(),
                answers.medicationsReattested(),
                answers.escort());
        return new Visit(file, asked, time);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    Visit ate(long minutesBefore) {
        return ateAt(before(minutesBefore));
    }

    Visit ateAt(Instant time) {
        return answering(time, answers.lastClearLiquidAt(), answers.lastAlcoholOrThcAt(), true);
    }

    Visit drank(long minutesBefore) {
        return answering(answers.lastFoodAt(), before(minutesBefore), answers.lastAlcoholOrThcAt(), true);
    }

    Visit drankAlcohol(long minutesBefore) {
        return answering(answers.lastFoodAt(), answers.lastClearLiquidAt(), before(minutesBefore), true);
    }

    Visit notReattested() {
        return answering(answers.lastFoodAt(), answers.lastClearLiquidAt(), answers.lastAlcoholOrThcAt(), false);
    }

    Visit attestedBefore(long minutes) {
        var list = file.medications();
        return with(new MedicationList(ADA, list.version(), before(minutes), list.medications(), list.wasOfConcern()));
    }

    Visit taking(String... names) {
        return with(list(start().minus(Duration.ofHours(20)), names));
    }

    Visit withoutMedicationList() {
        return with(MedicationList.none(ADA));
    }

    Visit clearanceIs(Clearance.State state, Clearance.@Nullable Approval approval) {
        return with(file.booking(), file.medications(), file.consent(), clearance(state, approval), file.escort());
    }

    Visit without(Missing missing) {
        return switch (missing) {
            case CLEARANCE -> with(file.booking(), file.medications(), file.consent(), null, file.escort());
            case ESCORT -> with(file.booking(), file.medications(), file.consent(), file.clearance(), null);
        };
    }

    Visit with(Consent consent) {
        return with(file.booking(), file.medications(), consent, file.clearance(), file.escort());
    }

    Visit with(Escort escort) {
        return with(file.booking(), file.medications(), file.consent(), file.clearance(), escort);
    }

    Visit bornOn(LocalDate birthDate) {
        return knowing(birthDate, file.lastInfusion());
    }

    Visit afterAnInfusion(Instant began) {
        return knowing(file.birthDate(), began);
    }

    private Visit knowing(LocalDate birthDate, @Nullable Instant lastInfusion) {
        return new Visit(
                new VisitFile(
                        file.booking(),
                        file.site(),
                        birthDate,
                        file.medications(),
                        file.consent(),
                        file.clearance(),
                        file.escort(),
                        lastInfusion),
                answers,
                now);
    }

    /** Cleared then, by a site that still trusts it. */
    Visit reviewedAt(Instant time) {
        return clearanceIs(
                Clearance.State.CLEARED,
                new Clearance.Approval(
                        APPROVAL.version(), time, APPROVAL.validUntil(), APPROVAL.allowedStates(), APPROVAL.limits()));
    }

    Visit whose(Booking.State state) {
        var was = file.booking();
        var booking = new Booking(
                was.appointment(), was.patient(), was.site(), was.protocol(), was.start(), was.journey(), state);
        return with(booking, file.medications(), file.consent(), file.clearance(), file.escort());
    }

    private Visit with(MedicationList list) {
        return with(file.booking(), list, file.consent(), file.clearance(), file.escort());
    }

    private Visit with(
            Booking booking,
            MedicationList list,
            Consent consent,
            @Nullable Clearance clearance,
            @Nullable Escort escort) {
        return new Visit(
                new VisitFile(
                        booking, file.site(), file.birthDate(), list, consent, clearance, escort, file.lastInfusion()),
                answers,
                now);
    }

    private Visit answering(Instant food, Instant liquid, @Nullable Instant alcohol, boolean reattested) {
        return new Visit(
                file, new RecordDayOfCheck(MONDAY_VISIT, food, liquid, alcohol, reattested, answers.escort()), now);
    }

    private Instant before(long minutes) {
        return start().minus(Duration.ofMinutes(minutes));
    }

    private static MedicationList list(Instant attestedAt, String... names) {
        return new MedicationList(
                ADA, 1, attestedAt, Stream.of(names).map(CLASSES::classify).toList(), false);
    }

    private static Clearance clearance(Clearance.State state, Clearance.@Nullable Approval approval) {
        return new Clearance(CLEARANCE, 4, state, ADA, Protocol.MOOD, MONDAY_VISIT, approval, List.of());
    }
}
