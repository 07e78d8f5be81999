package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chairside.contracts.Catalogue.EventType;
import org.junit.jupiter.api.Test;

/** What is not sealed is known by name: who adds to an event either seals it or says here that everybody may read it. */
class TravelsInClearTest {

    /** They say who, where and when, and nothing of a person's health. */
    private static final Set<Class<?>> IDS_AND_TIMES = Set.of(
            AppointmentId.class,
            ChairId.class,
            ClearanceId.class,
            EscortId.class,
            IntentId.class,
            JourneyId.class,
            PatientToken.class,
            SessionId.class,
            SiteCode.class,
            StaffId.class,
            VialId.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            ZoneId.class);

    private static final String IN_CLEAR = """
            AlarmRaised: rule tier
            AppointmentBooked: protocol seriesNumber
            AppointmentCancelled: late minutesNotice reason
            AppointmentConfirmed: channel
            AppointmentMarkedAtRisk: trigger
            ChairAdded: label
            ClearanceSuspended: trigger
            ConsentSigned: documentVersion protocol
            ConsentWithdrawn: protocol
            DayOfCheckFailed: reasons treatmentExcludedToday
            DayOfCheckPassed: clearanceVersion
            DrugAdministered: micrograms
            DrugDrawn: micrograms
            DrugWasted: micrograms
            EscortArrived: inRoom
            EscortLeftRoom: fromSite
            InfusionPaused: by reason
            InfusionStarted: plannedMinutes
            InfusionStopped: by reason
            IntakeCleared: allowedStates protocol version
            IntakeOpened: protocol
            IntakeSubmitted: medicationListVersion
            MedicationListChanged: listVersion reportedBy
            NotificationFailed: code
            NotificationOutcomeDecided: resend
            NotificationRequested: audience template
            NotificationSuppressed: why
            PatientCheckedIn: minutesLate
            PatientKeyDestroyed: proof
            PatientKeyIssued: wrappedKey
            PatientNotTreated: reasons
            PatientRegistered: language
            SessionAborted: reason
            SessionCompleted: minutes outcome protocol
            SessionPlanned: protocol
            SessionPrepared: identityConfirmedByTwoFactors
            SiteOpened: name state
            SitePolicyPublished: values version
            StartGateEvaluated: failed inputsHash result
            StockReceived: concentrationMicrogramsPerMl drug lot micrograms
            VitalsRecorded: source
            """;

    @Test
    void what_everybody_may_read_of_an_event_is_named() {
        var inClear = Catalogue.read().events().stream()
                .map(EventType::recordClass)
                .collect(Collectors.toMap(Class::getSimpleName, TravelsInClearTest::inClear));
        inClear.values().removeIf(Set::isEmpty);

        assertThat(new TreeSet<>(inClear.entrySet().stream()
                        .map(event -> event.getKey() + ": " + String.join(" ", event.getValue()))
                        .toList()))
                .containsExactlyElementsOf(IN_CLEAR.lines().toList());
    }

    private static Set<String> inClear(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.getType() != Sealed.class)
                .filter(component -> !IDS_AND_TIMES.contains(component.getType()))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
