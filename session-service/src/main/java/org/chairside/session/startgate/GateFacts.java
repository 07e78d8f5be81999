package org.chairside.session.startgate;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.session.discharge.RescueDose;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownConsent;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.vitals.Chart;
import org.jspecify.annotations.Nullable;

/**
 * All the start gate looks at. What is absent is unknown, and unknown keeps the gate closed.
 *
 * @param knowledge how complete this service's copy of others' facts was when the button was pressed
 * @param turnedAway scheduling sent the patient home untreated
 * @param chairIsTaken another patient is in the chair, infusing or recovering
 * @param clearances every clearance of the patient, the last one told first
 * @param medicationsChangedAt absent if no change was ever told
 * @param delivered other infusions of this patient, at any site
 * @param spacings what the sites of those infusions ask (rule D3)
 * @param worstElsewhereToday of this patient's other visits of this day, at any site; absent if no pressure was charted there
 * @param namedEscort the escort who is here as the patient named them; absent if the patient did not
 * @param drawnMicrograms what the drug ledger says was drawn from the prepared vial for this session and was not wasted
 * @param rescues what was given beside the infusion today
 * @param pressedByPrescriber the person at the button is a prescriber licensed here (rule P1) and so acknowledges a pressure in the
 *     rest tier (rule V2)
 */
public record GateFacts(
        Knowledge knowledge,
        Protocol protocol,
        Instant scheduledStart,
        boolean turnedAway,
        boolean chairIsTaken,
        @Nullable KnownSite site,
        List<KnownClearance> clearances,
        @Nullable Instant medicationsChangedAt,
        @Nullable KnownDayOfCheck dayOfCheck,
        @Nullable KnownConsent consent,
        List<DeliveredInfusion> delivered,
        Map<SiteCode, Spacing> spacings,
        @Nullable Pressure worstElsewhereToday,
        @Nullable EscortWhereabouts escort,
        @Nullable NamedEscort namedEscort,
        @Nullable DoseSignOff signOff,
        @Nullable Prepared prepared,
        long drawnMicrograms,
        Chart chart,
        List<RescueDose> rescues,
        int plannedMinutes,
        boolean pressedByPrescriber) {

    public GateFacts {
        clearances = List.copyOf(clearances);
        delivered = List.copyOf(delivered);
        spacings = inOrder(spacings);
        rescues = List.copyOf(rescues);
    }

    /** Equal facts are printed alike, for {@link InputsHash}. */
    private static Map<SiteCode, Spacing> inOrder(Map<SiteCode, Spacing> spacings) {
        var sorted = new TreeMap<SiteCode, Spacing>(Comparator.comparing(SiteCode::value));
        sorted.putAll(spacings);
        return Collections.unmodifiableMap(sorted);
    }

    /** The clearance that counts for this visit. */
    Optional<KnownClearance> clearance() {
        return KnownClearance.inQuestion(clearances, protocol, dayOfCheck);
    }
}
