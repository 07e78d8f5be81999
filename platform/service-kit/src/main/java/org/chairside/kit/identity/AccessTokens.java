package org.chairside.kit.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks access tokens: signature, time, issuer, audience.
 *
 * <p>The issuer's keys are fetched when first needed and kept; while the issuer cannot be reached, the keys known so far serve for up to 12
 * hours.
 */
final class AccessTokens {

    /** How the ids of keys begin that the console makes by itself for development. */
    private static final String DEVELOPMENT_KEY = "development-";

    private static final int TIMEOUT_MILLIS = 2000;
    private static final int MOST_BYTES = 64 * 1024;

    private AccessTokens() {}

    static JwtDecoder decoder(IdentitySettings settings, boolean development) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys(settings)).build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(settings.audience())),
                token -> development ? OAuth2TokenValidatorResult.success() : refuseDevelopmentKey(token)));
        return decoder;
    }

    private static JWKSource<SecurityContext> keys(IdentitySettings settings) {
        try {
            var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
            return JWKSourceBuilder.<SecurityContext>create(settings.jwkSetUri().toURL(), retriever)
                    .retrying(true)
                    .outageTolerant(Duration.ofHours(12).toMillis())
                    .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException("chairside.identity.jwk-set-uri is not a URL", wrong);
        }
    }

    private static OAuth2TokenValidatorResult refuseDevelopmentKey(Jwt token) {
        return token.getHeaders().get("kid") instanceof String id && id.startsWith(DEVELOPMENT_KEY)
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "signed with a development key", null))
                : OAuth2TokenValidatorResult.success();
    }
}
