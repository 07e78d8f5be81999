package org.chairside.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.chairside.console.ConsoleTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

@ConsoleTest
class SignInTest {

    @Autowired
    MockMvc web;

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    StaffTokens tokens;

    @Test
    void the_right_password_signs_in() throws Exception {
        web.perform(formLogin("/sign-in").user("nurse.roc").password("count the drops"))
                .andExpect(authenticated().withUsername("nurse.roc").withRoles("NURSE"));
    }

    @Test
    void a_wrong_password_and_an_unknown_person_are_told_the_same() throws Exception {
        for (var username : new String[] {"frontdesk.roc", "nobody"}) {
            web.perform(formLogin("/sign-in").user(username).password("guess"))
                    .andExpect(unauthenticated())
                    .andExpect(redirectedUrl("/sign-in?failed"));
        }
    }

    @Test
    void the_sixth_guess_in_a_minute_is_not_looked_at_even_if_right() throws Exception {
        for (int guess = 1; guess <= 5; guess++) {
            web.perform(signInFrom("10.0.0.9", "prescriber.roc", "guess " + guess))
                    .andExpect(redirectedUrl("/sign-in?failed"));
        }
        web.perform(signInFrom("10.0.0.9", "prescriber.roc", "read the list"))
                .andExpect(redirectedUrl("/sign-in?wait"));
    }

    @Test
    void signing_in_from_another_page_or_from_one_that_is_too_old_leads_back_to_the_sign_in_page() throws Exception {
        web.perform(post("/sign-in").param("username", "nurse.roc").param("password", "count the drops"))
                .andExpect(unauthenticated())
                .andExpect(redirectedUrl("/sign-in?over"));
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_sign_in_page() throws Exception {
        web.perform(get("/")).andExpect(status().isFound()).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void signing_in_leads_back_to_the_page_and_never_to_the_host_a_request_names() throws Exception {
        var wanted = wantedAfter(get("http://evil.example/board?date=2026-03-02"));

        web.perform(signInFrom("10.0.0.8", "nurse.roc", "count the drops").cookie(wanted))
                .andExpect(authenticated())
                .andExpect(redirectedUrl("/board?date=2026-03-02"));
    }

    /** Whoever is not signed in could ask for pages until the memory is full. */
    @Test
    void a_page_that_is_wanted_is_remembered_in_the_browser_and_not_here() throws Exception {
        var asked = web.perform(get("/board?x=" + "y".repeat(1_000)))
                .andExpect(redirectedUrl("/sign-in"))
                .andReturn();
        assertThat(asked.getRequest().getSession(false)).isNull();
        assertThat(asked.getResponse().getCookie(WantedPage.COOKIE)).isNotNull();

        var tooLong = web.perform(get("/board?x=" + "y".repeat(1_100)))
                .andExpect(redirectedUrl("/sign-in"))
                .andReturn();
        assertThat(tooLong.getRequest().getSession(false)).isNull();
        assertThat(tooLong.getResponse().getCookie(WantedPage.COOKIE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example/", "/\\evil.example", "https://evil.example/", "board", "/a b", "/a\nb", "%"})
    void a_cookie_of_somebodys_making_leads_nowhere_else(String wanted) throws Exception {
        var forged = Base64.getUrlEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));

        web.perform(signInFrom("10.0.0.4", "nurse.roc", "count the drops")
                        .cookie(new Cookie(WantedPage.COOKIE, wanted.equals("%") ? wanted : forged)))
                .andExpect(redirectedUrl("/"));
    }

    private Cookie wantedAfter(MockHttpServletRequestBuilder request) throws Exception {
        return Objects.requireNonNull(
                web.perform(request).andReturn().getResponse().getCookie(WantedPage.COOKIE));
    }

    @Test
    void who_was_locked_out_over_a_form_comes_back_to_its_page() throws Exception {
        var form = "/sessions/33333333-3333-4333-8333-333333333333/vitals";
        var wanted = wantedAfter(post(form).param("systolic", "120"));

        web.perform(signInFrom("10.0.0.7", "nurse.roc", "count the drops").cookie(wanted))
                .andExpect(redirectedUrl(form));
    }

    @Test
    void what_has_no_page_is_not_led_back_to() throws Exception {
        var answer = web.perform(post("/sign-out"))
                .andExpect(redirectedUrl("/sign-in?over"))
                .andReturn()
                .getResponse();

        assertThat(answer.getCookie(WantedPage.COOKIE)).isNull();
    }

    @Test
    void who_mistyped_the_password_need_not_type_the_username_again() throws Exception {
        var session = new MockHttpSession();
        web.perform(signInFrom("10.0.0.5", "nurse.roc", "guess").session(session));
        assertThat(web.perform(get("/sign-in?failed").session(session))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("value=\"nurse.roc\"");
    }

    @Test
    void no_answer_names_the_host_of_a_request() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Location: /sign-in")
                    .doesNotContain("evil.example");
        }
    }

    @Test
    void nobody_asks_for_the_page_of_an_error() throws Exception {
        web.perform(get("/error")).andExpect(redirectedUrl("/sign-in"));
        web.perform(get("/error").with(user(people.loadUserByUsername("nurse.roc"))))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_stream_of_a_session_that_is_over_answers_401_and_no_page() throws Exception {
        web.perform(get("/board/stream")).andExpect(status().isUnauthorized());
    }

    @Test
    void what_is_not_named_is_denied() throws Exception {
        web.perform(get("/actuator/metrics").with(user(people.loadUserByUsername("nurse.roc"))))
                .andExpect(status().isForbidden());
        web.perform(get("/no-such-page").with(user(people.loadUserByUsername("nurse.roc"))))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_pages_of_one_role_are_closed_to_another() throws Exception {
        web.perform(get("/flows").with(user(people.loadUserByUsername("nurse.roc"))))
                .andExpect(status().isForbidden());
        web.perform(get("/board").with(user(people.loadUserByUsername("ops")))).andExpect(status().isForbidden());
    }

    @Test
    void no_page_runs_a_script_that_is_not_ours_or_stands_in_a_frame() throws Exception {
        web.perform(get("/sign-in"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", Matchers.containsString("script-src 'self';")))
                .andExpect(header().string("Content-Security-Policy", Matchers.not(Matchers.containsString("unsafe"))))
                .andExpect(
                        header().string("Content-Security-Policy", Matchers.containsString("frame-ancestors 'none'")));
    }

    @Test
    void the_console_s_own_token_says_who_the_person_is_and_is_short_lived() throws Exception {
        var token = SignedJWT.parse(tokens.mintFor(people.loadUserByUsername("prescriber.roc")));

        assertSignedByThePublishedKey(token);
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("prescriber.roc");
        assertThat(claims.getAudience()).containsExactly("chairside");
        assertThat(claims.getStringListClaim("roles")).containsExactly("PRESCRIBER");
        assertThat(claims.getStringListClaim("sites")).containsExactly("BUF", "ROC");
        assertThat(claims.getStringListClaim("licensed_states")).containsExactly("NY");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .hasMinutes(2);
    }

    @Test
    void local_tools_act_as_the_person_they_name() throws Exception {
        var answer = web.perform(tokenRequest("a secret for tests").param("person", "nurse.roc"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        var token = SignedJWT.parse(
                JsonMapper.shared().readTree(answer).get("access_token").asString());
        assertSignedByThePublishedKey(token);
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("nurse.roc");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("chairside");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("NURSE");
        assertThat(token.getJWTClaimsSet().getStringListClaim("sites")).containsExactly("ROC");
    }

    @Test
    void local_tools_sign_as_the_witness_they_name() throws Exception {
        var session = UUID.randomUUID().toString();
        var asked = tokenRequest("a secret for tests")
                .param("person", "viallead.roc")
                .param("session", session)
                .param("by", "nurse.roc")
                .param("command", "one key");
        web.perform(asked).andExpect(status().isBadRequest());
        var answer = web.perform(asked.param("micrograms", "28000"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        var token = SignedJWT.parse(
                JsonMapper.shared().readTree(answer).get("access_token").asString());
        assertSignedByThePublishedKey(token);
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("chairside-witness");
        assertThat(claims.getSubject()).isEqualTo("viallead.roc");
        assertThat(claims.getStringClaim("session")).isEqualTo(session);
        assertThat(claims.getLongClaim("micrograms")).isEqualTo(28_000);
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(2));
    }

    @Test
    void local_tools_get_nothing_without_a_person_or_with_a_wrong_secret() throws Exception {
        web.perform(tokenRequest("a secret for tests")).andExpect(status().isBadRequest());
        web.perform(tokenRequest("a secret for tests").param("person", "nobody"))
                .andExpect(status().isBadRequest());
        web.perform(tokenRequest("guess").param("person", "nurse.roc")).andExpect(status().isUnauthorized());
    }

    private void assertSignedByThePublishedKey(SignedJWT token) throws Exception {
        var published = JWKSet.parse(
                web.perform(get("/oauth2/jwks")).andReturn().getResponse().getContentAsString());
        var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }

    private static MockHttpServletRequestBuilder tokenRequest(String secret) {
        return post("/oauth2/token")
                .with(SecurityMockMvcRequestPostProcessors.httpBasic("local-tools", secret))
                .param("grant_type", "client_credentials");
    }

    private static MockHttpServletRequestBuilder signInFrom(String address, String username, String password) {
        return post("/sign-in")
                .with(csrf())
                .param("username", username)
                .param("password", password)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                });
    }
}
