package org.chairside.kit.identity;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Whose tokens are believed, and which permissions they carry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
public class IdentityConfiguration {

    private static final Profiles DEVELOPMENT = Profiles.of("dev");

    @Bean
    Permissions permissions() {
        return Permissions.read();
    }

    @Bean
    JwtDecoder accessTokens(IdentitySettings settings, Environment environment) {
        return AccessTokens.decoder(settings, environment.acceptsProfiles(DEVELOPMENT));
    }

    @Bean
    WitnessSignatures witnessSignatures(IdentitySettings settings, Environment environment) {
        return new WitnessSignatures(
                AccessTokens.witnesses(settings, environment.acceptsProfiles(DEVELOPMENT)), InstantSource.system());
    }

    @Bean
    OperationsAccess operationsAccess(ObjectProvider<PathMappedEndpoints> exposed) {
        return new OperationsAccess(exposed);
    }
}
