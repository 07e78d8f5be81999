package org.chairside.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Which tokens count, and what an issuer that changes its key or is away does to them. */
class AccessTokensTest {

    private static final RSAKey FIRST = key("first");
    private static final RSAKey SECOND = key("second");
    private static final RSAKey STRANGE = key("strange");

    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer issuer;
    private volatile RSAKey served = FIRST;
    private JwtDecoder tokens;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            var body = new JWKSet(served.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        var jwkSet = URI.create("http://localhost:" + issuer.getAddress().getPort() + "/jwks");
        tokens = AccessTokens.decoder(new IdentitySettings("https://issuer", jwkSet, "chairside", false), false);
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void a_token_of_the_issuer_counts() {
        assertThat(tokens.decode(token(FIRST)).getSubject()).isEqualTo("nurse.roc");
    }

    @Test
    void a_token_without_an_end_is_worthless() {
        assertWorthless(token(FIRST, claims -> claims.expirationTime(null)));
    }

    @Test
    void a_token_of_another_issuer_for_others_or_too_old_is_worthless() {
        assertWorthless(token(FIRST, claims -> claims.issuer("https://another")));
        assertWorthless(token(FIRST, claims -> claims.issuer(null)));
        assertWorthless(token(FIRST, claims -> claims.audience("others")));
        assertWorthless(token(
                FIRST, claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(5))))));
    }

    @Test
    void any_number_of_tokens_with_unknown_keys_are_worthless_and_ask_the_issuer_only_now_and_then() {
        tokens.decode(token(FIRST));

        for (var attempt = 0; attempt < 50; attempt++) {
            assertWorthless(token(STRANGE));
        }

        assertThat(fetches).hasValueLessThan(20);
        assertThat(tokens.decode(token(FIRST)).getSubject()).isEqualTo("nurse.roc");
    }

    @Test
    void a_new_key_counts_within_seconds_even_while_others_guess() {
        tokens.decode(token(FIRST));
        for (var attempt = 0; attempt < 10; attempt++) {
            assertWorthless(token(STRANGE));
        }

        served = SECOND;

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            assertWorthless(token(STRANGE));
            return counts(token(SECOND));
        });
    }

    @Test
    void while_the_issuer_is_away_known_keys_serve_and_an_unknown_one_cannot_be_checked() {
        tokens.decode(token(FIRST));
        issuer.stop(0);

        assertThat(tokens.decode(token(FIRST)).getSubject()).isEqualTo("nurse.roc");
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThatExceptionOfType(JwtException.class)
                    .isThrownBy(() -> tokens.decode(token(SECOND)))
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void before_the_issuer_was_ever_reached_no_token_can_be_checked() {
        issuer.stop(0);

        for (var attempt = 0; attempt < 5; attempt++) {
            assertThatExceptionOfType(JwtException.class)
                    .isThrownBy(() -> tokens.decode(token(FIRST)))
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    private void assertWorthless(String token) {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode(token));
    }

    private boolean counts(String token) {
        try {
            tokens.decode(token);
            return true;
        } catch (BadJwtException worthless) {
            return false;
        }
    }

    private static String token(RSAKey key) {
        return token(key, UnaryOperator.identity());
    }

    private static String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> changed) {
        var claims = changed.apply(new JWTClaimsSet.Builder()
                .subject("nurse.roc")
                .issuer("https://issuer")
                .audience("chairside")
                .expirationTime(Date.from(Instant.now().plusSeconds(60))));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
