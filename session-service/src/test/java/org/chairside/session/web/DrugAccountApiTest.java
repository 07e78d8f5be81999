package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.test.Api;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;

/** Rule K1 over HTTP: what was drawn is given or wasted, and what is missing is seen. */
class DrugAccountApiTest extends SessionOverHttp {

    @Test
    void what_is_left_is_wasted_before_another_person_and_the_ledger_balances() {
        start();
        clock.advance(Duration.ofMinutes(12));
        assertThat(wasted(1, "nurse2.roc").problem()).isEqualTo("409 state");
        var stopped = post("stop", "{\"by\":\"PATIENT\"}");
        assertThat(stopped.path("outcome").asString()).isEqualTo("STOPPED_EARLY");
        assertThat(stopped.path("givenMicrograms").asLong()).isEqualTo(12_000);

        assertThat(wasted(28_000, "nurse.roc").problem()).isEqualTo("409 witness-same-person");
        assertThat(wasted(28_001, "nurse2.roc").problem()).isEqualTo("409 waste-exceeds-drawn");
        assertThat(wasted(0, "nurse2.roc").problem()).startsWith("422");
        assertThat(ask("waste", "{}")).startsWith("422");
        assertThat(wasted(28_000, "nurse2.roc").problem()).isEqualTo(DONE);

        var held = nurse.get("/vials?site=ROC")
                .json()
                .valueStream()
                .filter(each -> each.path("id").asString().equals(vial))
                .findFirst()
                .orElseThrow();
        assertThat(held.path("onHand").asLong()).isEqualTo(460_000);
        assertThat(held.path("drawn").asLong())
                .isEqualTo(held.path("given").asLong() + held.path("wasted").asLong())
                .isEqualTo(40_000);
    }

    /** Rule K1: what the pump shows and what is left in the syringe are all that was drawn. */
    @Test
    void a_pump_that_blocked_is_read_and_the_rest_is_wasted() {
        start();
        clock.advance(Duration.ofMinutes(20));
        var stopped = post("stop", "{\"by\":\"EQUIPMENT\",\"givenMicrograms\":18000}");

        assertThat(stopped.path("givenMicrograms").asLong()).isEqualTo(18_000);
        assertThat(wasted(22_000, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 0");
    }

    /** 5.3: stop is one step, whatever was typed beside it; a completion can wait for the right figure. */
    @Test
    void an_impossible_figure_stands_in_the_way_of_no_stop() {
        start();
        clock.advance(Duration.ofMinutes(40));
        assertThat(ask("completion", "{\"givenMicrograms\":40001}"))
                .isEqualTo("422 given-exceeds-drawn #/givenMicrograms given-exceeds-drawn");

        var stopped = post("stop", "{\"by\":\"PATIENT\",\"givenMicrograms\":400000000}");

        assertThat(stopped.path("state").asString()).isEqualTo("RECOVERY");
        assertThat(stopped.path("givenMicrograms").asLong()).isEqualTo(40_000);
        assertThat(journalled()).endsWith("alarm-raised", "infusion-stopped", "session-completed");
    }

    /** A patient goes home when the patient may; the drug account stays open, and is seen, until it is closed. */
    @Test
    void drug_that_is_not_accounted_for_is_shown_until_it_is_wasted() {
        start();
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("IN_USE 40000");
        clock.advance(Duration.ofMinutes(12));
        assertThat(accountOf(post("stop", "{\"by\":\"PATIENT\"}"))).isEqualTo("OPEN 28000");
        chart(CALM);
        clock.advance(Duration.ofMinutes(15));
        chart(CALM);
        clock.advance(Duration.ofMinutes(15));
        chart(CALM);
        post("discharge-score", "{\"aldrete\":10,\"padss\":10}");
        post("escort-verification", "{\"escortId\":\"%s\",\"identified\":true,\"fitToDrive\":true}".formatted(escort));
        var home = post("discharge", "");
        assertThat(home.path("state").asString()).isEqualTo("CLOSED");
        assertThat(accountOf(home)).isEqualTo("OPEN 28000");
        assertThat(discrepancies()).contains(session);

        assertThat(wasted(27_999, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(discrepancies()).contains(session);
        assertThat(wasted(1, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 0");
        assertThat(discrepancies()).doesNotContain(session);
    }

    @Test
    void an_aborted_session_with_drug_drawn_wants_its_waste_recorded() {
        assertThat(nurse.get("/sessions/" + session).json().path("drugAccount").isMissingNode()
                        || nurse.get("/sessions/" + session)
                                .json()
                                .path("drugAccount")
                                .isNull())
                .isTrue();
        post("preparation", preparation(vial, 80_000, 500));
        assertThat(accountOf(post("abortion", "{\"reason\":\"the pump is broken\"}")))
                .isEqualTo("OPEN 40000");
        assertThat(discrepancies()).contains(session);

        assertThat(wasted(40_000, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(discrepancies()).doesNotContain(session);
    }

    /** Rule K1: the gate stayed closed, everybody went home and nobody gave the session up. The day ends at Rochester's midnight. */
    @Test
    void drug_that_was_drawn_and_forgotten_is_missing_from_the_next_day_on() {
        post("preparation", preparation(vial, 80_000, 500));
        clock.set(Instant.parse("2026-03-03T04:59:59Z"));
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("IN_USE 40000");
        assertThat(discrepancies()).doesNotContain(session);

        clock.set(Instant.parse("2026-03-03T05:00:00Z"));

        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("OPEN 40000");
        assertThat(discrepancies()).contains(session);
        assertThat(discarded(40_000, "nurse2.roc").status()).isEqualTo(200);
        assertThat(discrepancies()).doesNotContain(session);
    }

    /** Rule K1: the pump was empty in the afternoon, and nobody wrote down what it gave. */
    @Test
    void an_infusion_that_nobody_ended_is_missing_from_the_next_day_on() {
        start();
        clock.set(Instant.parse("2026-03-03T04:59:59Z"));
        assertThat(discrepancies()).doesNotContain(session);

        clock.set(Instant.parse("2026-03-03T05:00:00Z"));

        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("OPEN 40000");
        assertThat(discrepancies()).contains(session);
        assertThat(accountOf(post("completion", "{}"))).isEqualTo("RECONCILED 0");
        assertThat(discrepancies()).doesNotContain(session);
    }

    /** Nothing was given in no time, and the ledger holds no entry of nothing. */
    @Test
    void a_stop_at_the_start_enters_nothing_as_given() {
        start();
        assertThat(post("stop", "{\"by\":\"PATIENT\"}").path("givenMicrograms").asLong())
                .isZero();

        assertThat(ledger()).containsExactly("stock-received", "drug-drawn");
    }

    /** Rule K1: the first syringe is wasted before a witness, the second is what the gate and the account are about. */
    @Test
    void a_preparation_is_discarded_before_a_witness_and_made_anew() {
        post("preparation", preparation(vial, 80_000, 500).replace("Factors\":true", "Factors\":false"));
        assertThat(ask("preparation-discard", waste(40_000))).isEqualTo("422 witness-missing");
        assertThat(discarded(40_000, "nurse.roc").problem()).isEqualTo("409 witness-same-person");
        assertThat(discarded(39_999, "nurse2.roc").problem()).isEqualTo("409 not-what-was-drawn");
        assertThat(discarded(40_001, "nurse2.roc").problem()).isEqualTo("409 not-what-was-drawn");
        assertThat(ledger()).containsExactly("stock-received", "drug-drawn");

        var planned = discarded(40_000, "nurse2.roc").json();

        assertThat(planned.path("state").asString()).isEqualTo("PLANNED");
        assertThat(discarded(40_000, "nurse2.roc").problem()).isEqualTo("409 state");
        assertThat(ledger()).containsExactly("stock-received", "drug-drawn", "drug-wasted");
        start();
        clock.advance(Duration.ofMinutes(40));
        assertThat(post("completion", "{}").path("givenMicrograms").asLong()).isEqualTo(40_000);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 0");
    }

    /** Rule K1: a microlitre of this vial holds fifty micrograms. */
    @Test
    void a_policy_that_comes_later_closes_no_old_drug_account() {
        var old = session;
        start();
        post("stop", "{\"by\":\"PATIENT\"}");
        assertThat(wasted(39_950, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + old).json())).isEqualTo("OPEN 50");

        facts.worksBy(Policies.with("ROC", Map.of(PolicyKey.K1_HUB_LOSS_MICROLITRES, "1")));

        assertThat(accountOf(nurse.get("/sessions/" + old).json())).isEqualTo("OPEN 50");
        assertThat(discrepancies()).contains(old);
        session = seat(PatientToken.random());
        post("preparation", preparation(vial, 80_000, 500));
        post("abortion", "{\"reason\":\"the patient went home\"}");
        assertThat(wasted(39_950, "nurse2.roc").problem()).isEqualTo(DONE);
        assertThat(accountOf(nurse.get("/sessions/" + session).json())).isEqualTo("RECONCILED 50");
    }

    @Test
    void who_counts_the_vials_sees_the_discrepancies_of_the_own_site_alone() {
        var vialLead = new Api(port, "viallead.roc", "VIAL_LEAD", "ROC");
        assertThat(vialLead.get("/drug-discrepancies?site=ROC").status()).isEqualTo(200);
        assertThat(vialLead.get("/drug-discrepancies?site=BUF").status()).isEqualTo(403);
        assertThat(new Api(port, "frontdesk.roc", "FRONT_DESK", "ROC")
                        .get("/drug-discrepancies?site=ROC")
                        .status())
                .isEqualTo(403);
    }
}
