package org.chairside.console.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** People, keys and tokens. Their time is the wall clock: a moved clinic clock neither ends sessions nor stretches tokens. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final Profiles DEVELOPMENT = Profiles.of("dev");

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    People people(@Value("${chairside.people.file}") Path file) {
        return People.read(file);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentitySettings settings, Environment environment) {
        var key = SigningKey.readOrMake(settings.signingKeyFile(), environment.acceptsProfiles(DEVELOPMENT));
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
    }

    @Bean
    LocalTools localTools(
            IdentitySettings settings, People people, PasswordEncoder passwords, Environment environment) {
        var secret = settings.localToolsSecretFile();
        return secret == null || !environment.acceptsProfiles(DEVELOPMENT)
                ? LocalTools.absent(people)
                : LocalTools.withSecretIn(secret, people, passwords);
    }

    @Bean
    StaffTokens staffTokens(JWKSource<SecurityContext> signingKeys, IdentitySettings settings) {
        return new StaffTokens(new NimbusJwtEncoder(signingKeys), settings.issuer(), InstantSource.system());
    }

    @Bean
    SignInThrottle signInThrottle() {
        return new SignInThrottle(InstantSource.system());
    }

    @Bean
    Witnesses witnesses(
            People people,
            PasswordEncoder passwords,
            SignInThrottle throttle,
            StaffTokens tokens,
            HttpServletRequest request) {
        return new Witnesses(ThrottledSignIn.of(people, passwords, throttle), tokens, request);
    }
}
