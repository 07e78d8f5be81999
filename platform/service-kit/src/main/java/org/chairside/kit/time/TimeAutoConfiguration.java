package org.chairside.kit.time;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The clinic clock: domain times only; knowledge, leases and idempotency read the database's clock. */
@AutoConfiguration
public class TimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clinicClock(@Value("${chairside.clock.offset-file:#{null}}") @Nullable Path offsetFile, Environment env) {
        return offsetFile != null && env.acceptsProfiles(Profiles.of("dev"))
                ? new ClinicClock(offsetFile)
                : Clock.systemUTC();
    }
}
