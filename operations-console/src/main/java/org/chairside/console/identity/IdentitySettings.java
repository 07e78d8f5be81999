package org.chairside.console.identity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people and services know each other.
 *
 * @param issuer what stands as {@code iss} in every token
 * @param signingKeyFile one RSA key in JWK form; made at first start in development
 * @param localToolsSecretFile the secret of the client {@code local-tools}; without it, or outside development, that client is absent
 * @param openMetrics whether figures are read without signing in, for a scraper inside the house
 */
@ConfigurationProperties("chairside.identity")
record IdentitySettings(
        String issuer, Path signingKeyFile, @Nullable Path localToolsSecretFile, boolean openMetrics) {}
