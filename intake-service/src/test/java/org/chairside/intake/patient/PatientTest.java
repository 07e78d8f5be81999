package org.chairside.intake.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.patient.PatientRefusal.BIRTH_DATE;
import static org.chairside.intake.patient.PatientRefusal.POLICY_AGE;

import java.time.LocalDate;
import java.util.Map;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final ContactDetails CONTACT = new ContactDetails(new PersonName("Ada Canary"), null, null);

    @Test
    void a_registration_tells_the_contact_and_keeps_the_birth_date() {
        assertThat(register(LocalDate.of(1980, 1, 1), TODAY))
                .isEqualTo(Decision.accepted(new PatientRegistered(ADA, SiteCode.of("ROC"), "en", Sealed.of(CONTACT))));
    }

    @ParameterizedTest
    @CsvSource({"2008-06-01, 2026-06-01", "2008-02-29, 2026-03-01", "1903-06-02, 2026-06-01"})
    void an_adult_is_registered_from_the_birthday_on(LocalDate birthDate, LocalDate today) {
        assertThat(register(birthDate, today)).isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"2008-06-02, 2026-06-01", "2008-02-29, 2026-02-28", "2026-06-01, 2026-06-01"})
    void a_minor_is_refused(LocalDate birthDate, LocalDate today) {
        assertThat(register(birthDate, today)).isEqualTo(Decision.refused(POLICY_AGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-02", "1903-06-01", "0000-01-01", "+999999999-12-31", "-999999999-01-01"})
    void nobody_is_born_tomorrow_or_older_than_people_get(LocalDate birthDate) {
        assertThat(register(birthDate, TODAY)).isEqualTo(Decision.refused(BIRTH_DATE));
    }

    @Test
    void what_is_said_about_a_person_does_not_print_the_person() {
        var command = command(LocalDate.of(1980, 1, 1));

        assertThat(command.toString() + Patient.of(command)).doesNotContain("Canary");
    }

    @ParameterizedTest
    @CsvSource({"2005-06-02, false", "2005-06-01, true", "2005-05-31, true"})
    void a_site_may_treat_nobody_under_21(LocalDate birthDate, boolean registered) {
        var policy = Policies.with("ROC", Map.of(PolicyKey.C8_AGE_MIN_YEARS, "21"));

        assertThat(Patient.decide(command(birthDate), policy, TODAY) instanceof Decision.Accepted)
                .isEqualTo(registered);
    }

    private static Decision<?> register(LocalDate birthDate, LocalDate today) {
        return Patient.decide(command(birthDate), Policies.defaultFor("ROC"), today);
    }

    private static RegisterPatient command(LocalDate birthDate) {
        return new RegisterPatient(ADA, CONTACT, birthDate, "en", SiteCode.of("ROC"));
    }
}
