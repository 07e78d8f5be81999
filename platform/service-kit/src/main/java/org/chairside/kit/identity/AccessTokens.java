package org.chairside.kit.identity;

import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks tokens of the issuer: signature by one of the {@link IssuerKeys}, issuer, audience; of access tokens their time, too. An access token
 * without an end is none.
 */
final class AccessTokens {

    /** How the ids of keys begin that the console makes by itself for development. */
    private static final String DEVELOPMENT_KEY = "development-";

    private AccessTokens() {}

    static JwtDecoder decoder(IdentitySettings settings, boolean development) {
        return decoder(
                settings,
                settings.audience(),
                development,
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(settings.issuer()),
                        new JwtClaimValidator<Instant>(JwtClaimNames.EXP, end -> end != null)));
    }

    /** Signatures of witnesses; their time is for {@link WitnessSignatures} to judge, who says what is wrong with it. */
    static JwtDecoder witnesses(IdentitySettings settings, boolean development) {
        return decoder(settings, WitnessSignature.AUDIENCE, development, new JwtIssuerValidator(settings.issuer()));
    }

    private static JwtDecoder decoder(
            IdentitySettings settings, String audience, boolean development, OAuth2TokenValidator<Jwt> issuerAndTime) {
        var decoder = NimbusJwtDecoder.withJwkSource(new IssuerKeys(settings.jwkSetUri()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                issuerAndTime,
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)),
                token -> development ? OAuth2TokenValidatorResult.success() : refuseDevelopmentKey(token)));
        return decoder;
    }

    private static OAuth2TokenValidatorResult refuseDevelopmentKey(Jwt token) {
        return token.getHeaders().get("kid") instanceof String id && id.startsWith(DEVELOPMENT_KEY)
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "signed with a development key", null))
                : OAuth2TokenValidatorResult.success();
    }
}
