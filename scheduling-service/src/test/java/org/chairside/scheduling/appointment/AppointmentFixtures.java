package org.chairside.scheduling.appointment;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.scheduling.site.PoliciesInForce;

/** A small cast: patient Ada, the sites Rochester and Buffalo, one Monday. */
final class AppointmentFixtures {

    static final SiteCode ROC = SiteCode.of("ROC");
    static final SiteCode BUF = SiteCode.of("BUF");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final PatientToken ADA = PatientToken.of("ada00000-0000-4000-8000-000000000001");
    static final ChairId WINDOW_CHAIR = ChairId.of("c0000000-0000-4000-8000-000000000001");
    static final ChairId CORNER_CHAIR = ChairId.of("c0000000-0000-4000-8000-000000000002");
    static final StaffId FRONT_DESK = new StaffId("frontdesk.roc");

    static final LocalDateTime MONDAY_10 = LocalDateTime.of(2026, 6, 1, 10, 0);
    static final Slot MONDAY_10_TO_12 = Slot.starting(MONDAY_10.atZone(NEW_YORK), Duration.ofHours(2));
    static final Instant MONDAY_8 = at(MONDAY_10.minusHours(2));

    static final SitePolicy POLICY = new SitePolicy(ROC, 7, policyValues());
    static final PoliciesInForce POLICIES = buffaloWorksBy(Map.of());

    private AppointmentFixtures() {}

    static Instant at(LocalDateTime rochesterTime) {
        return rochesterTime.atZone(NEW_YORK).toInstant();
    }

    static Appointment visit(Appointment.State state) {
        return visit(state, Protocol.MOOD, MONDAY_10);
    }

    static Appointment visit(Appointment.State state, Protocol protocol, LocalDateTime localStart) {
        return new Appointment(
                AppointmentId.random(),
                3,
                state,
                ADA,
                ROC,
                WINDOW_CHAIR,
                protocol,
                Slot.starting(localStart.atZone(NEW_YORK), Duration.ofHours(protocol == Protocol.PAIN ? 4 : 2)),
                1,
                null,
                null);
    }

    static BookAppointment booking(Protocol protocol, LocalDateTime localStart) {
        return new BookAppointment(
                AppointmentId.random(), ADA, ROC, WINDOW_CHAIR, protocol, localStart.atZone(NEW_YORK), FRONT_DESK);
    }

    static BookAppointment bookingAtBuffalo(Protocol protocol, LocalDateTime localStart) {
        return new BookAppointment(
                AppointmentId.random(), ADA, BUF, CORNER_CHAIR, protocol, localStart.atZone(NEW_YORK), FRONT_DESK);
    }

    /** Rochester as always, Buffalo with differences. */
    static PoliciesInForce buffaloWorksBy(Map<PolicyKey, String> differences) {
        var values = policyValues();
        values.putAll(differences);
        return new PoliciesInForce(Map.of(ROC, POLICY, BUF, new SitePolicy(BUF, 4, values)));
    }

    static Diary emptyDiary() {
        return new Diary(true, true, List.of(), List.of());
    }

    static Diary patientDiary(Appointment... visits) {
        return new Diary(true, true, List.of(), List.of(visits));
    }

    /** Values chosen for these tests; they are not the chain's. */
    private static Map<PolicyKey, String> policyValues() {
        var values =
                new EnumMap<PolicyKey, String>(Arrays.stream(PolicyKey.values()).collect(toMap(key -> key, _ -> "1")));
        values.put(PolicyKey.A1_SLOT_MINUTES, "120");
        values.put(PolicyKey.A1_PAIN_SLOT_MINUTES, "240");
        values.put(PolicyKey.A2_LATE_GRACE_MINUTES, "15");
        values.put(PolicyKey.A3_LATE_CANCEL_HOURS, "24");
        values.put(PolicyKey.A_BOOKING_HORIZON_DAYS, "180");
        values.put(PolicyKey.D3_MOOD_MIN_INTERVAL_HOURS, "42");
        values.put(PolicyKey.D3_PAIN_MIN_INTERVAL_HOURS, "20");
        values.put(PolicyKey.D3_MAINTENANCE_MIN_INTERVAL_HOURS, "336");
        values.put(PolicyKey.D3_MOOD_MAX_PER_7_DAYS, "3");
        return values;
    }
}
