package org.chairside.intake.consent;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.ConsentSigned;
import org.chairside.contracts.intake.ConsentWithdrawn;
import org.chairside.contracts.intake.EscortNamed;
import org.chairside.contracts.intake.MedicationListChanged;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.intake.consent.ConsentCommand.SignConsent;
import org.chairside.intake.consent.ConsentCommand.WithdrawConsent;
import org.jspecify.annotations.Nullable;

/**
 * What a patient agreed to for the series of one protocol (rule C2).
 *
 * @param signing the last signature, if there was one
 * @param withdrawnAt when that signature was taken back, if it was
 */
public record Consent(
        PatientToken patient,
        Protocol protocol,
        @Nullable Signing signing,
        @Nullable Instant withdrawnAt) {

    /** A signature under one version of the consent document. */
    public record Signing(String documentVersion, Instant at) {}

    /** What a patient who was never asked has agreed to. */
    public static Consent none(PatientToken patient, Protocol protocol) {
        return new Consent(patient, protocol, null, null);
    }

    /**
     * A later signature renews an earlier one, withdrawn or not; only what stands can be withdrawn, under the drug as well.
     *
     * @param lockedUntil when the restrictions after what the patient was given end; null if that was nothing (rule X1)
     */
    Decision<PatientEvent> decide(ConsentCommand command, @Nullable Instant lockedUntil, Instant now) {
        return switch (command) {
            case SignConsent sign ->
                lockedUntil == null || !now.isBefore(lockedUntil)
                        ? Decision.accepted(new ConsentSigned(patient, protocol, sign.documentVersion(), now))
                        : Decision.refused(
                                ConsentRefusal.SIGNATURES_LOCKED,
                                new UnmetRule(
                                        "X1",
                                        "signatures-locked",
                                        "From the first sedative on the patient must sign nothing until the restrictions end."));
            case WithdrawConsent _ ->
                stands()
                        ? Decision.accepted(new ConsentWithdrawn(patient, protocol, now))
                        : Decision.refused(
                                ConsentRefusal.CONSENT_MISSING,
                                new UnmetRule("C2", "consent-missing", "There is no consent to withdraw."));
        };
    }

    static Consent evolve(Consent before, PatientEvent event) {
        return switch (event) {
            case ConsentSigned signed ->
                new Consent(
                        before.patient,
                        before.protocol,
                        new Signing(signed.documentVersion(), signed.signedAt()),
                        null);
            case ConsentWithdrawn withdrawn ->
                new Consent(before.patient, before.protocol, before.signing, withdrawn.at());
            case PatientRegistered _, MedicationListChanged _, EscortNamed _ -> before;
        };
    }

    public boolean stands() {
        return signing != null && withdrawnAt == null;
    }

    /** Rule C2: signed, not withdrawn, and not older than the site allows, in months of its calendar. */
    public Optional<UnmetRule> unmet(SitePolicy policy, ZoneId zone, Instant now) {
        if (signing == null) {
            return unmet("consent-missing", "There is no consent for this protocol.");
        }
        if (withdrawnAt != null) {
            return unmet("consent-withdrawn", "The patient withdrew the consent.");
        }
        var validUntil = signing.at().atZone(zone).plusMonths(policy.number(PolicyKey.C2_CONSENT_VALIDITY_MONTHS));
        return now.isAfter(validUntil.toInstant())
                ? unmet("consent-expired", "The consent is older than the site allows.")
                : Optional.empty();
    }

    private static Optional<UnmetRule> unmet(String code, String detail) {
        return Optional.of(new UnmetRule("C2", code, detail));
    }
}
