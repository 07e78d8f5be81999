package org.chairside.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code chairside.keys}.
 *
 * @param cellKeyFile the key that wraps the patients' keys; needed unless access is {@code NONE}
 * @param access whether this service may read what is sealed
 */
@ConfigurationProperties("chairside.keys")
record PatientKeysProperties(
        @Nullable Path cellKeyFile, @DefaultValue("FULL") Access access) {

    enum Access {
        FULL,
        NONE
    }
}
