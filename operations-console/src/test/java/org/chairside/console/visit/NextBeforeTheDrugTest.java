package org.chairside.console.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before the drug is drawn a board and the page at the chair call the same the next to do, by the site's own rule for escorts (E1). */
class NextBeforeTheDrugTest extends OneVisit {

    private String policy;

    @BeforeEach
    void theSiteHasAPolicy() {
        policy = jdbc.sql("select policy::text from site where code = 'ROC'")
                .query(String.class)
                .single();
    }

    @AfterEach
    void theSiteHasItsOwnPolicyAgain() {
        jdbc.sql("update site set policy = :policy::jsonb where code = 'ROC'")
                .param("policy", policy)
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "IN_ROOM, Escort arrives, escort-arrives",
        "ON_SITE, Escort arrives, escort-arrives",
        "NOT_IN_TREATMENT_AREA, Escort arrives, escort-arrives",
        "PICKUP, Prepare, prepare"
    })
    void nobody_waits_for_an_escort_who_only_comes_to_fetch(String presence, String due, String form) throws Exception {
        theSiteWantsTheEscort(presence);
        SERVICES.answers("GET /appointments/" + VISIT, appointment("READY"))
                .answers("GET /sessions/" + SESSION, withoutEscort(session("PLANNED")));
        theBoardShows("READY");
        theConsoleKnows(
                "infusion (session_id, appointment_id, state, last_vitals_at)",
                "'%s', '%s', 'PLANNED', now()".formatted(SESSION, VISIT));

        assertThat(show(get("/visits/" + VISIT), "nurse.roc", 200)).contains("Next: " + due);
        assertThat(show(get("/sessions/" + SESSION), "nurse.roc", 200))
                .containsPattern("class=\"card next[^\"]*\" aria-labelledby=\"form-" + form + "\"");
    }

    private void theSiteWantsTheEscort(String presence) {
        jdbc.sql(
                        "update site set policy = policy || jsonb_build_object('E1_ESCORT_PRESENCE', :presence::text) where code = 'ROC'")
                .param("presence", presence)
                .update();
    }

    private static String withoutEscort(String session) {
        return session.replace("\"escort\":{\"escort\":\"" + ESCORT + "\",\"inRoom\":true},", "");
    }
}
