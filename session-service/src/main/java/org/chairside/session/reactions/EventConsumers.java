package org.chairside.session.reactions;

import java.util.List;
import java.util.function.Consumer;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.*;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.facts.NamedEscort;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Which event leads to which fact or reaction. */
@Configuration(proxyBeanMethods = false)
class EventConsumers {

    @Bean
    Consumer<Message<List<byte[]>>> siteEvents(Inbox inbox, Facts facts) {
        return inbox.subscribe("chairside.scheduling.sites.v1", SiteEvent.class, (event, _) -> {
            switch (event) {
                case SiteOpened site -> facts.opened(new KnownSite(site.site(), site.zone(), site.state()));
                case SitePolicyPublished policy ->
                    facts.worksBy(new SitePolicy(policy.site(), policy.version(), policy.values()));
                case ChairAdded _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> appointmentEvents(
            Inbox inbox, Facts facts, PlanSessionWhenPatientCheckedIn plan, EndSessionWhenPatientNotTreated end) {
        return inbox.subscribe("chairside.scheduling.appointments.v1", AppointmentEvent.class, (event, envelope) -> {
            switch (event) {
                case AppointmentBooked booked -> facts.booked(visit(booked, envelope));
                case PatientCheckedIn checkedIn -> plan.on(checkedIn);
                case PatientNotTreated sentHome -> end.on(sentHome);
                case AppointmentConfirmed _,
                        AppointmentCancelled _,
                        AppointmentMarkedAtRisk _,
                        AppointmentRiskLifted _,
                        AppointmentMarkedNoShow _,
                        PatientBecameReady _,
                        PatientNoLongerReady _,
                        AppointmentStarted _,
                        AppointmentCompleted _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> patientEvents(Inbox inbox, Facts facts, WarnNurseWhilePumpRuns warn) {
        return inbox.subscribe("chairside.intake.patients.v1", PatientEvent.class, (event, envelope) -> {
            switch (event) {
                case MedicationListChanged changed ->
                    facts.medicationsChanged(changed.patient(), envelope.recordedTime());
                case ConsentSigned signed ->
                    facts.consentSigned(signed.patient(), signed.protocol(), signed.signedAt());
                case ConsentWithdrawn withdrawn -> {
                    facts.consentWithdrawn(withdrawn.patient(), withdrawn.protocol(), withdrawn.at());
                    warn.on(withdrawn);
                }
                case EscortNamed named ->
                    facts.escortNamed(named.patient(), new NamedEscort(named.escortId(), isAdult(named.details())));
                case PatientRegistered _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> clearanceEvents(Inbox inbox, Facts facts, WarnNurseWhilePumpRuns warn) {
        return inbox.subscribe("chairside.intake.clearances.v1", ClearanceEvent.class, (event, envelope) -> {
            var at = envelope.recordedTime();
            switch (event) {
                case IntakeOpened opened ->
                    facts.clearanceOpened(opened.clearanceId(), opened.patient(), opened.protocol(), at);
                case IntakeSubmitted submitted ->
                    facts.clearanceStands(submitted.clearanceId(), submitted.patient(), Standing.UNDER_REVIEW, at);
                case IntakeCleared cleared ->
                    facts.cleared(
                            cleared.clearanceId(), cleared.patient(), cleared.protocol(), terms(cleared, envelope));
                case ClearanceDeclined declined ->
                    facts.clearanceStands(declined.clearanceId(), declined.patient(), Standing.DECLINED, at);
                case ClearanceSuspended suspended -> {
                    facts.clearanceStands(suspended.clearanceId(), suspended.patient(), Standing.SUSPENDED, at);
                    if (isNewsOfItsOwn(suspended.trigger())) {
                        warn.clearanceFell(suspended.clearanceId(), suspended.patient());
                    }
                }
                case ClearanceRevoked revoked -> {
                    facts.clearanceStands(revoked.clearanceId(), revoked.patient(), Standing.REVOKED, at);
                    warn.clearanceFell(revoked.clearanceId(), revoked.patient());
                }
                case ClearanceExpired expired ->
                    facts.clearanceStands(expired.clearanceId(), expired.patient(), Standing.EXPIRED, at);
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> dayOfCheckEvents(Inbox inbox, Facts facts, WarnNurseWhilePumpRuns warn) {
        return inbox.subscribe("chairside.intake.day-of-checks.v1", DayOfCheckEvent.class, (event, _) -> {
            switch (event) {
                case DayOfCheckPassed passed ->
                    facts.checked(
                            passed.appointmentId(),
                            new KnownDayOfCheck.Passed(
                                    passed.clearanceId(),
                                    passed.clearanceVersion(),
                                    passed.escortId(),
                                    passed.validUntil(),
                                    fasting(passed.fasting())));
                case DayOfCheckFailed failed -> {
                    facts.checked(failed.appointmentId(), new KnownDayOfCheck.Failed(failed.reasons()));
                    warn.on(failed);
                }
            }
        });
    }

    /** The withdrawal of a consent is told beside it, and warned of as that. */
    private static boolean isNewsOfItsOwn(SuspensionTrigger trigger) {
        return trigger != SuspensionTrigger.CONSENT_WITHDRAWN;
    }

    private static KnownVisit visit(AppointmentBooked booked, Envelope envelope) {
        return new KnownVisit(
                booked.appointmentId(),
                booked.patient(),
                booked.site(),
                booked.chairId(),
                booked.protocol(),
                booked.start(),
                envelope.journeyId());
    }

    private static KnownClearance.Terms terms(IntakeCleared cleared, Envelope envelope) {
        return new KnownClearance.Terms(
                cleared.version(),
                cleared.validUntil(),
                cleared.allowedStates(),
                cleared.clearedBy(),
                maximum(cleared.limits()),
                envelope.recordedTime());
    }

    private static @Nullable Integer maximum(Sealed<ClearanceLimits> limits) {
        return switch (limits) {
            case Sealed.Open<ClearanceLimits>(var open) -> open.maxDoseMicrogramsPerKg();
            case Sealed.Redacted<ClearanceLimits> _ -> null;
        };
    }

    private static @Nullable FastingTimes fasting(Sealed<FastingTimes> times) {
        return switch (times) {
            case Sealed.Open<FastingTimes>(var open) -> open;
            case Sealed.Redacted<FastingTimes> _ -> null;
        };
    }

    private static boolean isAdult(Sealed<EscortDetails> details) {
        return switch (details) {
            case Sealed.Open<EscortDetails>(var open) -> open.adult();
            case Sealed.Redacted<EscortDetails> _ -> false;
        };
    }
}
