package org.chairside.console.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.kit.identity.WitnessSignature;
import org.chairside.kit.identity.Witnessed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * The one client of the token endpoint: tools on a developer's machine that act as a named person.
 *
 * <p>{@code grant_type=client_credentials&person=nurse.roc} answers a token with that person's claims; with {@code session}, {@code
 * micrograms}, {@code by} and {@code command} beside it, that person's signature as a witness of it. Outside development there is no client
 * at all, and every token request is refused.
 */
class LocalTools implements RegisteredClientRepository, OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String CLIENT_ID = "local-tools";

    private final People people;
    private final Optional<RegisteredClient> client;

    private LocalTools(People people, Optional<RegisteredClient> client) {
        this.people = people;
        this.client = client;
    }

    static LocalTools absent(People people) {
        return new LocalTools(people, Optional.empty());
    }

    static LocalTools withSecretIn(Path file, People people, PasswordEncoder passwords) {
        try {
            var client = RegisteredClient.withId(CLIENT_ID)
                    .clientId(CLIENT_ID)
                    .clientSecret(passwords.encode(Files.readString(file).strip()))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .tokenSettings(TokenSettings.builder()
                            .accessTokenTimeToLive(Duration.ofMinutes(15))
                            .build())
                    .build();
            return new LocalTools(people, Optional.of(client));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The secret of local-tools cannot be read (chairside.identity.local-tools-secret-file): " + file,
                    e);
        }
    }

    @Override
    public void save(RegisteredClient registered) {
        throw new UnsupportedOperationException("clients are not registered at run time");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return client.filter(known -> known.getId().equals(id)).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return client.filter(known -> known.getClientId().equals(clientId)).orElse(null);
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())
                && context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken grant) {
            var person = asked(grant, "person")
                    .flatMap(people::find)
                    .orElseThrow(() -> invalid("person: a member of staff"));
            if (asked(grant, "session").isPresent()) {
                var end = Instant.now().plus(WitnessSignature.VALIDITY);
                StaffTokens.claimsOf(person, witnessedIn(grant))
                        .accept(context.getClaims().expiresAt(end));
            } else {
                StaffTokens.claimsOf(person).accept(context.getClaims());
            }
        }
    }

    private static Witnessed witnessedIn(OAuth2ClientCredentialsAuthenticationToken grant) {
        try {
            return new Witnessed(
                    SessionId.of(asked(grant, "session").orElseThrow()),
                    Long.parseLong(asked(grant, "micrograms").orElseThrow()),
                    new StaffId(asked(grant, "by").orElseThrow()),
                    asked(grant, "command").orElseThrow());
        } catch (IllegalArgumentException | NoSuchElementException wrong) {
            throw invalid("session: an id; micrograms: a whole number; by: who destroys; command: its Idempotency-Key");
        }
    }

    private static Optional<String> asked(OAuth2ClientCredentialsAuthenticationToken grant, String parameter) {
        return Optional.ofNullable(grant.getAdditionalParameters().get(parameter))
                .map(Object::toString);
    }

    private static OAuth2AuthenticationException invalid(String needed) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, needed, null));
    }
}
