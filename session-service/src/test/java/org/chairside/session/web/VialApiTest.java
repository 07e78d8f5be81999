package org.chairside.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vials over HTTP: what is received, and from what may be drawn. */
class VialApiTest extends SessionOverHttp {

    @Test
    void an_expired_an_empty_and_an_unknown_vial_are_refused() {
        var lastDay = receive("2026-03-02");
        clock.advance(Duration.ofDays(1));
        assertThat(prepareFrom(lastDay)).isEqualTo("409 vial-expired");
        clock.set(ARRIVAL);
        assertThat(prepareFrom(UUID.randomUUID().toString())).isEqualTo("409 vial-not-here");
        assertThat(nurse.post(path("preparation"), preparation(vial, 350_000, 1000))
                        .problem())
                .isEqualTo("200 ");
        session = seat(PatientToken.random());
        assertThat(nurse.post(path("preparation"), preparation(vial, 200_000, 1000))
                        .problem())
                .isEqualTo("409 vial-overdrawn");
    }

    /** The last day of a vial ends at midnight on the wall of the site, when Greenwich has long had the next. */
    @Test
    void a_vial_is_good_until_midnight_at_the_site() {
        var lastDay = receive("2026-03-02");
        clock.set(Instant.parse("2026-03-03T05:00:00Z"));
        assertThat(prepareFrom(lastDay)).isEqualTo("409 vial-expired");

        clock.set(Instant.parse("2026-03-03T04:59:59Z"));

        assertThat(prepareFrom(lastDay)).isEqualTo(DONE);
    }

    @Test
    void a_vial_past_its_date_or_of_something_else_is_not_received() {
        assertThat(nurse.post("/vials", receipt("ROC", "2026-03-01")).problem()).isEqualTo("409 vial-expired");
        var water = receipt("ROC", "2027-01-31").replace("ketamine", "WATER");
        assertThat(nurse.post("/vials", water).problem()).isEqualTo("422 enum #/drug enum");
        var loud = receipt("ROC", "2027-01-31").replace("ketamine", "KETAMINE");
        assertThat(nurse.post("/vials", loud).json().path("drug").asString()).isEqualTo("ketamine");
    }

    /** Fifty milligrams in a millilitre that were typed as five would be drawn tenfold. */
    @ParameterizedTest
    @CsvSource({
        "ketamine, 9999, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 10000, '201 '",
        "ketamine, 10001, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 5000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 50000, '201 '",
        "ketamine, 100000, '201 '",
        "ketamine, 140000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 500000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, 0, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "ketamine, -10000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 140000, '201 '",
        "esketamine, 139999, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 10000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 50000, 422 concentration #/concentrationMicrogramsPerMl concentration",
        "esketamine, 100000, 422 concentration #/concentrationMicrogramsPerMl concentration"
    })
    void a_vial_has_a_concentration_in_which_its_drug_is_made(String drug, int microgramsPerMl, String answer) {
        var vialOf = receipt("ROC", "2027-01-31").replace("ketamine", drug).replace("50000,", microgramsPerMl + ",");

        assertThat(nurse.post("/vials", vialOf).problem()).isEqualTo(answer);
    }

    /** Rule K1: drug that was received twice on paper would be missed at the next count; a second vial of a lot is one that somebody says is. */
    @Test
    void a_second_vial_of_a_lot_is_said_to_be_another() {
        var first = receipt("ROC", "2027-01-31");
        assertThat(nurse.post("/vials", first).status()).isEqualTo(201);

        assertThat(nurse.post("/vials", first).problem()).isEqualTo("409 same-vial");
        assertThat(nurse.post("/vials", first.replace("\"L-", "\" l-").replace("\",\"exp", " \",\"exp"))
                        .problem())
                .as("in small letters and with spaces")
                .isEqualTo("409 same-vial");
        assertThat(nurse.post("/vials", first.replace("\"L-", "\"M-")).status()).isEqualTo(201);
        assertThat(nurse.post("/vials", first.replaceAll("\"L-[^\"]*\"", "\" \""))
                        .problem())
                .isEqualTo("422 blank #/lot blank");
        assertThat(nurse.post("/vials", first.replace("}", ",\"anotherOfSameLot\":true}"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_vial_for_another_site_is_not_received_here() {
        assertThat(nurse.post("/vials", receipt("BUF", "2027-01-31")).status()).isEqualTo(403);
    }

    private String prepareFrom(String from) {
        return nurse.post(path("preparation"), preparation(from, 80_000, 500)).problem();
    }
}
