package org.chairside.kit.identity;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens a service trusts.
 *
 * @param issuer what must stand as {@code iss}
 * @param jwkSetUri where the issuer's public keys are; first asked when the first token comes
 * @param audience what must stand in {@code aud}
 * @param openMetrics whether the Prometheus figures may be read without a token
 */
@ConfigurationProperties("chairside.identity")
public record IdentitySettings(
        String issuer,
        URI jwkSetUri,
        @DefaultValue("chairside") String audience,
        @DefaultValue("false") boolean openMetrics) {}
