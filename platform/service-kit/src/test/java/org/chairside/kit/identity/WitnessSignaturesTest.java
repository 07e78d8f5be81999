package org.chairside.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.kit.problem.Rejected;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Which signatures of a witness count, for what, and for how long. */
class WitnessSignaturesTest {

    private static final StaffId NURSE = new StaffId("nurse.roc");
    private static final SessionId SESSION = SessionId.random();
    private static final String KEY = "one command";
    private static final Witnessed SEEN = new Witnessed(SESSION, 28_000, NURSE, KEY);
    private static final Instant SIGNED = Instant.parse("2026-03-02T15:00:00Z");

    @Test
    void a_signature_says_who_saw_what() {
        assertThat(signatures(SIGNED).witnessOf(List.of(signed(SIGNED)), SEEN))
                .isEqualTo(new SignedIn(
                        new StaffId("nurse2.roc"), Set.of(Role.NURSE), Set.of(SiteCode.of("ROC")), Set.of()));
    }

    /** Row D16: by the clock of the machine, and not a second longer. */
    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "600, ''",
        "601, witness-too-late",
        "-60, ''",
        "-61, witness-not-valid",
    })
    void a_signature_counts_for_ten_minutes(int secondsLater, String refusal) {
        assertThat(refusalOf(List.of(signed(SIGNED)), SIGNED.plusSeconds(secondsLater)))
                .isEqualTo(refusal);
    }

    /** Whatever end a token names, the ten minutes are counted from its beginning. */
    @Test
    void a_signature_that_names_a_later_end_does_not_count_longer() {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var lasting = TestTokens.signed(
                "nurse2.roc",
                List.of("NURSE"),
                List.of("ROC"),
                List.of(),
                now.plus(Duration.ofDays(1)),
                WitnessSignature.AUDIENCE);

        assertThat(refusalOf(List.of(lasting), now.plus(Duration.ofMinutes(11))))
                .isEqualTo("witness-too-late");
    }

    @Test
    void without_a_signature_there_is_no_witness() {
        assertThat(refusalOf(List.of(), SIGNED)).isEqualTo("witness-missing");
    }

    @Test
    void what_is_forged_or_meant_for_something_else_is_no_signature() {
        var sound = signed(SIGNED);
        var altered = sound.substring(0, sound.length() - 6) + "AAAAAA";

        for (var forged : List.of("", "x", altered, sound.substring(0, sound.lastIndexOf('.') + 1))) {
            assertThat(refusalOf(List.of(forged), SIGNED)).as(forged).isEqualTo("witness-not-valid");
        }
        assertThat(refusalOf(List.of(sound, sound), SIGNED)).isEqualTo("witness-not-valid");
        assertThat(refusalOf(List.of(TestTokens.of("nurse2.roc", "NURSE", "ROC")), Instant.now()))
                .as("an access token")
                .isEqualTo("witness-not-valid");
        assertThat(refusalOf(List.of(signedAs("KING")), SIGNED))
                .as("of nobody known here")
                .isEqualTo("witness-not-valid");
    }

    @Test
    void a_signature_of_another_issuer_is_none() {
        var elsewhere = signatures("https://another", TestTokens.jwkSetUri(), SIGNED);

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> elsewhere.witnessOf(List.of(signed(SIGNED)), SEEN))
                .matches(refused -> refused.problem().code().equals("witness-not-valid"));
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, witness-signed-otherwise", "-1, witness-signed-otherwise"})
    void a_signature_is_for_one_amount(int more, String refusal) {
        assertThat(refusalOf(new Witnessed(SESSION, 28_000 + more, NURSE, KEY))).isEqualTo(refusal);
    }

    @Test
    void a_signature_is_for_one_session_one_person_and_one_command() {
        var otherwise = "witness-signed-otherwise";

        assertThat(refusalOf(new Witnessed(SessionId.random(), 28_000, NURSE, KEY)))
                .isEqualTo(otherwise);
        assertThat(refusalOf(new Witnessed(SESSION, 28_000, new StaffId("nurse3.roc"), KEY)))
                .isEqualTo(otherwise);
        assertThat(refusalOf(new Witnessed(SESSION, 28_000, NURSE, "another command")))
                .isEqualTo(otherwise);
    }

    @Test
    void while_the_issuer_is_away_a_signature_cannot_be_checked() {
        var away = signatures(TestTokens.ISSUER, "http://localhost:1/jwks", SIGNED);

        assertThatExceptionOfType(AuthenticationServiceException.class)
                .isThrownBy(() -> away.witnessOf(List.of(signed(SIGNED)), SEEN));
    }

    private static String signed(Instant at) {
        return TestTokens.witness("nurse2.roc", "NURSE", "ROC", SESSION.toString(), 28_000, NURSE.value(), KEY, at);
    }

    private static String signedAs(String role) {
        return TestTokens.witness("nurse2.roc", role, "ROC", SESSION.toString(), 28_000, NURSE.value(), KEY, SIGNED);
    }

    private static String refusalOf(Witnessed asked) {
        return refusal(() -> signatures(SIGNED).witnessOf(List.of(signed(SIGNED)), asked));
    }

    private static String refusalOf(List<String> header, Instant now) {
        return refusal(() -> signatures(now).witnessOf(header, SEEN));
    }

    private static String refusal(Runnable reading) {
        try {
            reading.run();
            return "";
        } catch (Rejected refused) {
            assertThat(refused.problem().status()).isEqualTo(422);
            return refused.problem().code();
        }
    }

    private static WitnessSignatures signatures(Instant now) {
        return signatures(TestTokens.ISSUER, TestTokens.jwkSetUri(), now);
    }

    private static WitnessSignatures signatures(String issuer, String jwkSet, Instant now) {
        var settings = new IdentitySettings(issuer, URI.create(jwkSet), "chairside", false);
        return new WitnessSignatures(AccessTokens.witnesses(settings, false), () -> now);
    }
}
