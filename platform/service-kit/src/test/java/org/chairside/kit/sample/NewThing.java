package org.chairside.kit.sample;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.jspecify.annotations.Nullable;

/** One request with every kind of value. */
record NewThing(
        SiteCode site,
        @Size(max = 40) String label,
        @Min(1) @Max(500) int amount,
        @Nullable ChairId chair,
        @Nullable Protocol protocol,
        @Nullable LocalDateTime at,
        @Nullable PersonName name,
        @Nullable Phone phone,
        @Nullable EmailAddress email,
        @Nullable FreeText note,
        @Nullable List<Reading> readings,
        @Nullable Map<Protocol, Integer> caps,
        @Nullable Boolean agreed) {

    record Reading(@Min(50) @Max(260) int systolic, int diastolic) {}
}
