package org.chairside.scheduling.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.contracts.policy.PolicyKey;
import org.chairside.scheduling.appointment.KnownPatients;
import org.chairside.test.Api;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Sites, chairs and policies over HTTP. */
@ChairsideTest
@Import(ClinicClockOfTheTest.class)
@TestPropertySource(properties = "chairside.limits.rate-limited=false")
class SiteApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private KnownPatients patients;

    private Clinic clinic;

    @BeforeEach
    void two_sites() {
        clinic = new Clinic(port, patients);
    }

    @Test
    void a_person_sees_the_sites_they_work_at() {
        var sites = clinic.rochesterDesk.get("/sites").json();

        assertThat(sites.valueStream().map(site -> site.path("code").asString()))
                .containsExactly("ROC");
        assertThat(clinic.rochesterDesk.get("/sites/BUF/chairs").status()).isEqualTo(404);
    }

    @Test
    void a_site_is_opened_once_and_only_by_who_works_there() {
        var rochester = """
                {"code":"ROC","name":"Rochester","zone":"America/New_York","state":"NY"}""";
        var manager = new Api(port, "manager.roc", "SITE_MANAGER", "ROC");

        assertThat(manager.post("/sites", rochester).problem()).isEqualTo("409 site-exists");
        assertThat(manager.post("/sites", rochester.replace("\"ROC\"", "\"PHX\""))
                        .status())
                .isEqualTo(403);
        assertThat(manager.post("/sites", rochester.replace("America/New_York", "Mars/Olympus"))
                        .status())
                .isEqualTo(422);
        assertThat(clinic.rochesterDesk.post("/sites", rochester).status()).isEqualTo(403);
    }

    @Test
    void a_chair_is_listed_under_its_label() {
        var chair = clinic.newChair("ROC");

        assertThat(clinic.rochesterDesk.get("/sites/ROC/chairs").json().valueStream())
                .anySatisfy(listed -> assertThat(listed.path("id").asString()).isEqualTo(chair));
    }

    @Test
    void d19_a_policy_is_published_against_the_one_that_was_read() {
        var read = clinic.director.get("/sites/BUF/policy");
        assertThat(read.json().path("values").size()).isEqualTo(PolicyKey.values().length);
        var stricter = "{\"values\":{\"R1_MIN_RECOVERY_MINUTES\":\"60\"}}";

        assertThat(clinic.director
                        .putWithoutVersion("/sites/BUF/policy", stricter)
                        .status())
                .isEqualTo(428);
        assertThat(clinic.director.put("/sites/BUF/policy", stricter, "W/\"1\"").status())
                .isEqualTo(400);
        assertThat(clinic.director.put("/sites/BUF/policy", stricter, "*").status())
                .isEqualTo(400);
        assertThat(clinic.director.put("/sites/BUF/policy", stricter, "\"99\"").status())
                .isEqualTo(412);

        var published = clinic.director.put("/sites/BUF/policy", stricter, read.header("ETag"));
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.json().at("/values/R1_MIN_RECOVERY_MINUTES").asString())
                .isEqualTo("60");
        assertThat(published.json().path("differences").size()).isEqualTo(1);
        assertThat(clinic.director
                        .put("/sites/BUF/policy", stricter, read.header("ETag"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void a_policy_looser_than_the_floor_is_refused_with_every_pointer() {
        var version = clinic.director.get("/sites/ROC/policy").header("ETag");
        var answer = clinic.director.put("/sites/ROC/policy", """
                {"values":{"F1_FOOD_FASTING_MINUTES":"180","F2_CLEAR_LIQUID_FASTING_MINUTES":"soon"}}""", version);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString() + " "
                                + error.path("code").asString()))
                .containsExactly(
                        "#/values/F1_FOOD_FASTING_MINUTES looser-than-floor",
                        "#/values/F2_CLEAR_LIQUID_FASTING_MINUTES format");
        assertThat(clinic.director.get("/sites/ROC/policy").header("ETag")).isEqualTo(version);
        assertThat(clinic.director
                        .put("/sites/ROC/policy", "{\"values\":{\"NO_SUCH_RULE\":\"1\"}}", version)
                        .problem())
                .startsWith("422 enum #/values/NO_SUCH_RULE");
        assertThat(clinic.rochesterNurse
                        .put("/sites/ROC/policy", "{\"values\":{}}", version)
                        .status())
                .isEqualTo(403);
    }
}
