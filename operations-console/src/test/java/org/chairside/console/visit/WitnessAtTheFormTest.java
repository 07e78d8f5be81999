package org.chairside.console.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A second person signs at the nurse's form, with a password of their own (rule K2). */
@ExtendWith(OutputCaptureExtension.class)
class WitnessAtTheFormTest extends OneVisit {

    private static final String AT_THE_CHAIR = "/sessions/" + SESSION;
    private static final String PASSWORD = "count the vials";

    private String key;

    @BeforeEach
    void drugIsLeft() {
        key = UUID.randomUUID().toString();
        SERVICES.answers("GET " + AT_THE_CHAIR, session("RECOVERY"))
                .answers("POST " + AT_THE_CHAIR + "/waste", session("RECOVERY"))
                .answers("POST " + AT_THE_CHAIR + "/preparation-discard", session("PLANNED"));
    }

    @Test
    void the_service_gets_a_signature_for_this_alone_and_no_password() throws Exception {
        web.perform(as("nurse.roc", waste(PASSWORD))).andExpect(redirectedUrl(AT_THE_CHAIR));

        var sent = SERVICES.last("POST");
        assertThat(sent.body()).isEqualTo("{\"micrograms\":28000}");
        assertThat(SignedJWT.parse(sent.authorization().substring("Bearer ".length()))
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo("nurse.roc");
        var signature = SignedJWT.parse(sent.witness()).getJWTClaimsSet();
        assertThat(signature.getSubject()).isEqualTo("viallead.roc");
        assertThat(signature.getAudience()).containsExactly("chairside-witness");
        assertThat(signature.getStringListClaim("roles")).containsExactly("VIAL_LEAD");
        assertThat(signature.getStringListClaim("sites")).containsExactly("ROC");
        assertThat(signature.getStringClaim("session")).isEqualTo(SESSION);
        assertThat(signature.getLongClaim("micrograms")).isEqualTo(28_000);
        assertThat(signature.getStringClaim("by")).isEqualTo("nurse.roc");
        assertThat(signature.getStringClaim("command")).isEqualTo(key).isEqualTo(sent.idempotencyKey());
        assertThat(signature.getJWTID()).isNotBlank();
        assertThat(Duration.between(
                        signature.getIssueTime().toInstant(),
                        signature.getExpirationTime().toInstant()))
                .hasMinutes(10);
    }

    @Test
    void what_is_discarded_is_what_the_page_shows_as_drawn() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, session("PREPARED"));
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .contains("<input type=\"hidden\" name=\"micrograms\" value=\"36000\">");

        web.perform(as(
                        "nurse.roc",
                        form("discard", PASSWORD).param("micrograms", "36000").param("sure", "true")))
                .andExpect(redirectedUrl(AT_THE_CHAIR));

        var sent = SERVICES.last("POST");
        assertThat(sent.path()).isEqualTo(AT_THE_CHAIR + "/preparation-discard");
        assertThat(sent.body()).isEqualTo("{\"micrograms\":36000}");
        assertThat(SignedJWT.parse(sent.witness()).getJWTClaimsSet().getLongClaim("micrograms"))
                .isEqualTo(36_000);
    }

    @Test
    void without_the_right_password_nothing_is_sent() throws Exception {
        for (var guess : new String[] {"a guess", "count the drops"}) {
            assertThat(show(from("10.0.0.31", waste(guess)), "nurse.roc", 422))
                    .contains("That username and password do not go together.")
                    .contains("value=\"viallead.roc\"")
                    .doesNotContain(guess);
        }
        assertThat(show(waste(""), "nurse.roc", 422)).contains("Please fill this in.");
        assertThat(show(
                        from("10.0.0.31", form("waste", "nobody", PASSWORD).param("micrograms", "28")),
                        "nurse.roc",
                        422))
                .contains("That username and password do not go together.");

        assertThat(SERVICES.asked).extracting(StandIn.Asked::method).containsOnly("GET");
    }

    /** Else the form of a nurse would be the place to guess a password. */
    @Test
    void guesses_at_the_form_and_at_the_sign_in_page_are_counted_together() throws Exception {
        for (var guess = 1; guess <= 5; guess++) {
            show(from("10.0.0.32", waste("guess " + guess)), "nurse.roc", 422);
        }

        assertThat(show(from("10.0.0.32", waste(PASSWORD)), "nurse.roc", 422)).contains("Too many attempts.");
        web.perform(from("10.0.0.32", post("/sign-in").with(csrf()))
                        .param("username", "viallead.roc")
                        .param("password", PASSWORD))
                .andExpect(redirectedUrl("/sign-in?wait"));
        assertThat(SERVICES.asked).extracting(StandIn.Asked::method).containsOnly("GET");
    }

    @ParameterizedTest
    @CsvSource({
        "409, waste-exceeds-drawn, 409",
        "422, witness-too-late, 409",
        "422, invalid-input, 422",
        "409, idempotency-key-in-use, 409",
        "503, unavailable, 503"
    })
    void a_page_that_comes_back_has_forgotten_the_password(int answered, String code, int shown, CapturedOutput log)
            throws Exception {
        SERVICES.answers("POST " + AT_THE_CHAIR + "/waste", answered, """
                {"status":%d,"code":"%s","detail":"…"}""".formatted(answered, code));

        var page = show(waste(PASSWORD), "nurse.roc", shown);

        assertThat(page).contains("value=\"viallead.roc\"").contains(key).doesNotContain(PASSWORD);
        assertThat(log.getAll()).doesNotContain(PASSWORD);
    }

    @Test
    void while_the_service_is_down_what_was_typed_is_kept_but_the_password() throws Exception {
        SERVICES.answers("GET " + AT_THE_CHAIR, 503, "{}");

        assertThat(show(waste(PASSWORD), "nurse.roc", 503))
                .contains("name=\"witness\" value=\"viallead.roc\"")
                .doesNotContain("witnessPassword")
                .doesNotContain(PASSWORD);
    }

    /** A browser would fill in the nurse's own, and offer to keep another's. */
    @Test
    void the_browser_is_told_that_the_password_is_nobodys_it_knows() throws Exception {
        assertThat(show(get(AT_THE_CHAIR), "nurse.roc", 200))
                .containsPattern(
                        "<input[^>]*name=\"witnessPassword\"[^>]*type=\"password\"[^>]*autocomplete=\"new-password\"");
    }

    private MockHttpServletRequestBuilder waste(String password) {
        return form("waste", password).param("micrograms", "28");
    }

    private MockHttpServletRequestBuilder form(String name, String password) {
        return form(name, "viallead.roc", password);
    }

    private MockHttpServletRequestBuilder form(String name, String witness, String password) {
        return post(AT_THE_CHAIR + "/" + name)
                .param("key", key)
                .param("witness", witness)
                .param("witnessPassword", password);
    }

    private static MockHttpServletRequestBuilder from(String address, MockHttpServletRequestBuilder request) {
        return request.with(asked -> {
            asked.setRemoteAddr(address);
            return asked;
        });
    }
}
