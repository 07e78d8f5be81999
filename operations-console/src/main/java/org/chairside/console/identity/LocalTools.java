package org.chairside.console.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
 * <p>{@code grant_type=client_credentials&person=nurse.roc} answers a token with that person's claims. Outside development there is
 * no client at all, and every token request is refused.
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
            StaffTokens.claimsOf(personIn(grant)).accept(context.getClaims());
        }
    }

    private Person personIn(OAuth2ClientCredentialsAuthenticationToken grant) {
        return Optional.ofNullable(grant.getAdditionalParameters().get("person"))
                .map(Object::toString)
                .flatMap(people::find)
                .orElseThrow(() -> new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "person must name a member of staff", null)));
    }
}
