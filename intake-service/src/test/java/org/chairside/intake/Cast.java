package org.chairside.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.intake.medication.DrugClasses;
import org.chairside.intake.site.Site;
import org.chairside.test.Policies;

/** The small cast of these tests: patient Ada, her prescriber, three sites, one Monday in June. */
public final class Cast {

    public static final PatientToken ADA = PatientToken.of("ada00000-0000-4000-8000-000000000001");
    public static final AppointmentId MONDAY_VISIT = AppointmentId.of("a0000000-0000-4000-8000-000000000001");
    public static final StaffId PRESCRIBER = new StaffId("prescriber.roc");

    public static final Site ROCHESTER = site("ROC", "America/New_York", "NY", Map.of());
    public static final Site PHOENIX = site("PHX", "America/Phoenix", "AZ", Map.of());

    public static final LocalDate ADAS_BIRTHDAY = LocalDate.of(1980, 1, 1);

    public static final Instant MONDAY_8 = at(ROCHESTER, LocalDateTime.of(2026, 6, 1, 8, 0));

    private Cast() {}

    /** A site with the chain's policy and some differences. */
    public static Site site(String code, String zone, String state, Map<PolicyKey, String> differences) {
        return new Site(SiteCode.of(code), ZoneId.of(zone), state, Policies.with(code, differences));
    }

    public static Instant at(Site site, LocalDateTime localTime) {
        return localTime.atZone(site.zone()).toInstant();
    }

    /** The list that the service itself works with. */
    public static DrugClasses drugClasses() {
        try (var file = Objects.requireNonNull(Cast.class.getResourceAsStream("/intake/drug-classes.txt"))) {
            return DrugClasses.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
