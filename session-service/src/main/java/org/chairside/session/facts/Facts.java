package org.chairside.session.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;

/**
 * What others said, as last heard.
 *
 * <p>Events of one stream are noted in their order; streams may come in any order, so what one of them leaves open stays absent until the
 * other has spoken, and absent is never good enough for the start gate.
 */
public interface Facts {

    void opened(KnownSite site);

    void worksBy(SitePolicy policy);

    void booked(KnownVisit visit);

    /** The patient of this booking was sent home untreated. */
    void turnedAway(AppointmentId appointment);

    /** A clearance is asked for. */
    void clearanceOpened(ClearanceId id, PatientToken patient, Protocol protocol, Instant recordedAt);

    void cleared(ClearanceId id, PatientToken patient, Protocol protocol, KnownClearance.Terms terms);

    /** The clearance stands otherwise; what was cleared last stays as it was. */
    void clearanceStands(ClearanceId id, PatientToken patient, KnownClearance.Standing standing, Instant recordedAt);

    void medicationsChanged(PatientToken patient, Instant recordedAt);

    void consentSigned(PatientToken patient, Protocol protocol, Instant at);

    void consentWithdrawn(PatientToken patient, Protocol protocol, Instant at);

    void escortNamed(PatientToken patient, NamedEscort escort);

    void checked(AppointmentId appointment, KnownDayOfCheck check);

    Optional<KnownSite> site(SiteCode site);

    /** The site's policy as last published. */
    Optional<SitePolicy> policy(SiteCode site);

    Optional<KnownVisit> visit(AppointmentId appointment);

    boolean isTurnedAway(AppointmentId appointment);

    /** Every clearance of the patient, the last one told first. */
    List<KnownClearance> clearances(PatientToken patient);

    /** The clearance that counts for this visit. */
    default Optional<KnownClearance> clearanceFor(AppointmentId visit, PatientToken patient, Protocol protocol) {
        return KnownClearance.inQuestion(
                clearances(patient), protocol, dayOfCheck(visit).orElse(null));
    }

    Optional<KnownDayOfCheck> dayOfCheck(AppointmentId appointment);

    Optional<KnownConsent> consent(PatientToken patient, Protocol protocol);

    /** The escort, if this patient named them. */
    Optional<NamedEscort> escort(PatientToken patient, EscortId escort);

    /** When intake last committed a change of the patient's medications, on intake's clock. */
    Optional<Instant> medicationsChangedAt(PatientToken patient);
}
