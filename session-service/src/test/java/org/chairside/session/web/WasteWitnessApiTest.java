package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.test.Api;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule K2 over HTTP: who may witness that drug is destroyed, and what a signature is for. */
class WasteWitnessApiTest extends SessionOverHttp {

    /** Rule K2, row D16: who may handle no drug is no witness, nor who works elsewhere. */
    @Test
    void a_witness_is_somebody_who_works_here_and_may_handle_drug() {
        drawAndAbort();

        for (var nobody : List.of(
                List.of("frontdesk.roc", "FRONT_DESK", "ROC"),
                List.of("director", "MEDICAL_DIRECTOR", "ROC"),
                List.of("nurse.buf", "NURSE", "BUF"))) {
            var key = newKey();
            var signature =
                    TestTokens.witness(nobody.get(0), nobody.get(1), nobody.get(2), session, 40_000, "nurse.roc", key);
            assertThat(wasted(40_000, key, signature).problem()).isEqualTo("409 witness-unknown");
        }

        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("OPEN 40000");
        var key = newKey();
        var lead = TestTokens.witness("viallead.roc", "VIAL_LEAD", "ROC", session, 40_000, "nurse.roc", key);
        assertThat(wasted(40_000, key, lead).problem()).isEqualTo(DONE);
    }

    /** Rule K2, row D16: one person alone cannot destroy drug, whatever they send. */
    @Test
    void without_the_signature_of_a_witness_nothing_is_wasted() {
        drawAndAbort();
        var key = newKey();
        var access = TestTokens.of("nurse2.roc", "NURSE", "ROC");
        var sound = signed(40_000, "nurse2.roc", "nurse.roc", key);

        assertThat(ask("waste", "{\"micrograms\":40000}")).isEqualTo("422 witness-missing");
        assertThat(ask("waste", "{\"micrograms\":40000,\"witness\":\"nurse2.roc\"}"))
                .isEqualTo("422 unknown-property #/witness unknown-property");
        assertThat(wasted(40_000, key, access).problem()).isEqualTo("422 witness-not-valid");
        assertThat(wasted(40_000, key, sound.substring(0, sound.length() - 6) + "AAAAAA")
                        .problem())
                .isEqualTo("422 witness-not-valid");
        assertThat(ledger()).containsExactly("stock-received", "drug-drawn");
    }

    /** Rule K2: the one who drew and the one who let the pump run are both no witness, whoever wastes. */
    @Test
    void who_started_the_pump_is_no_witness_to_what_is_left() {
        makeReady();
        var starter = new Api(port, "nurse3.roc", "NURSE", "ROC");
        assertThat(starter.post(path("start"), "{\"plannedMinutes\":40}").status())
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(12));
        post("stop", "{\"by\":\"PATIENT\"}");

        assertThat(wasted(28_000, "nurse3.roc").problem()).isEqualTo("409 witness-gave");
        assertThat(wasted(28_000, "nurse2.roc").problem()).isEqualTo(DONE);
    }

    /** Rule K2: a witness signs for what they saw, and for nothing that somebody makes of it. */
    @Test
    void a_signature_is_for_one_amount_of_one_session_by_one_person_once() {
        drawAndAbort();
        var key = newKey();
        var signature = signed(20_000, "nurse2.roc", "nurse.roc", key);
        var otherwise = "422 witness-signed-otherwise";

        assertThat(wasted(19_999, key, signature).problem()).isEqualTo(otherwise);
        assertThat(wasted(20_001, key, signature).problem()).isEqualTo(otherwise);
        assertThat(wasted(20_000, newKey(), signature).problem()).isEqualTo(otherwise);
        assertThat(new Api(port, "nurse3.roc", "NURSE", "ROC")
                        .with(WITNESS, signature)
                        .post(path("waste"), waste(20_000), key)
                        .problem())
                .isEqualTo(otherwise);
        var first = session;
        session = seat(PatientToken.random());
        assertThat(wasted(20_000, key, signature).problem()).isEqualTo(otherwise);
        session = first;

        assertThat(wasted(20_000, key, signature).problem()).isEqualTo(DONE);
        assertThat(wasted(20_000, key, signature).problem()).isEqualTo(DONE);
        assertThat(wasted(20_000, newKey(), signature).problem()).isEqualTo(otherwise);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("OPEN 20000");
    }

    /** Row D16; to the second in {@code WitnessSignaturesTest}. It is the machine's ten minutes: the clinic's clock stands still here. */
    @ParameterizedTest
    @CsvSource({"9, '200 '", "11, 422 witness-too-late"})
    void a_witness_signs_at_the_time(int minutesAgo, String answer) {
        drawAndAbort();
        var key = newKey();
        var then = Instant.now().minus(Duration.ofMinutes(minutesAgo));
        var signature = TestTokens.witness("nurse2.roc", "NURSE", "ROC", session, 40_000, "nurse.roc", key, then);

        assertThat(wasted(40_000, key, signature).problem()).isEqualTo(answer);
    }

    private void drawAndAbort() {
        post("preparation", preparation(vial, 80_000, 500));
        post("abortion", "{\"reason\":\"the pump is broken\"}");
    }
}
