package org.chairside.console.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.RescueMedication;
import org.chairside.contracts.session.Vitals;
import org.jspecify.annotations.Nullable;

/** What the services answer, as far as the pages show it. It is shown to who asked and kept nowhere; it prints no contents. */
final class Told {

    private Told() {}

    record Appointment(
            String id,
            AppointmentState state,
            String patient,
            String site,
            String chairId,
            String protocol,
            Instant start,
            Instant end,
            ZoneId zone,
            int seriesNumber,
            @Nullable String atRisk) {}

    record Patient(String token, String name, LocalDate birthDate, String language, String homeSite) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record Medications(int version, List<Medication> medications) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record Medication(String name, String medicationClass) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record Consent(
            String protocol,
            @Nullable String documentVersion,
            @Nullable Instant signedAt,
            @Nullable Instant withdrawnAt) {}

    record Escort(String id, String name, boolean adult, boolean fitToDrive) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record Clearance(
            String id,
            ClearanceState state,
            String patient,
            String protocol,
            String openedFor,
            @Nullable Approval approval,
            List<String> triggers) {}

    record Approval(int version, Instant validUntil, List<String> allowedStates, int maxDoseMicrogramsPerKg) {}

    record Session(
            String id,
            SessionState state,
            String appointmentId,
            String patient,
            String site,
            String chairId,
            Protocol protocol,
            Instant scheduledStart,
            @Nullable EscortHere escort,
            List<Reading> vitals,
            @Nullable PreparedDose dose,
            @Nullable Integer plannedMinutes,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String verifiedEscort,
            @Nullable SignOff signOff,
            @Nullable DrugAccount drugAccount,
            @Nullable List<Rescue> rescues) {

        /** Whether drug that was drawn is missing from the account of a session that is over (rule K1). */
        public boolean missesDrug() {
            return drugAccount != null && drugAccount.state() == DrugAccountState.OPEN;
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    record SignOff(int microgramsPerKg, String signedBy) {
        @Override
        public String toString() {
            return "***";
        }
    }

    enum DrugAccountState {
        IN_USE,
        OPEN,
        RECONCILED
    }

    record DrugAccount(DrugAccountState state, long drawn, long given, long wasted, long unaccounted) {}

    record Rescue(Instant givenAt, String orderedBy, RescueMedication medication) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record EscortHere(String escort, boolean inRoom) {}

    /** A letter of this visit; who gets it and what it is about, never what it says. */
    record Message(String template, String audience, String state) {}

    record Reading(Instant takenAt, String source, Vitals vitals) {
        @Override
        public String toString() {
            return "***";
        }
    }

    record Vial(
            String id,
            String site,
            String drug,
            String lot,
            LocalDate expiresOn,
            int concentrationMicrogramsPerMl,
            long received,
            long onHand,
            long drawn,
            long given,
            long wasted) {

        /** Whether its last day is over. */
        public boolean isExpired(LocalDate today) {
            return expiresOn.isBefore(today);
        }
    }

    /** Drug of a session that is drawn and not accounted for (rule K1). */
    record Discrepancy(String sessionId, SessionState sessionState, DrugAccount drugAccount) {}
}
