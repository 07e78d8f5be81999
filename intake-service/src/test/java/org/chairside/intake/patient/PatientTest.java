package org.chairside.intake.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.patient.PatientRefusal.BIRTH_DATE;
import static org.chairside.intake.patient.PatientRefusal.POLICY_AGE;
import static org.chairside.intake.patient.PatientRefusal.POSSIBLE_DUPLICATE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.chairside.test.Policies;
import org.jspecify.annotations.Nullable;
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

        assertThat(Patient.decide(command(birthDate), policy, TODAY, List.of()) instanceof Decision.Accepted)
                .isEqualTo(registered);
    }

    private static Decision<?> register(LocalDate birthDate, LocalDate today) {
        return Patient.decide(command(birthDate), Policies.defaultFor("ROC"), today, List.of());
    }

    private static RegisterPatient command(LocalDate birthDate) {
        return new RegisterPatient(ADA, CONTACT, birthDate, "en", SiteCode.of("ROC"), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Zoë O'Neil-Strauß", "ZOE ONEIL STRAUSS", "o’neil strauss, zoe", "Zoë   O'Neil\u00ADStrauß"})
    void a_name_is_the_same_however_a_desk_types_it(String name) {
        assertThat(again(person("Zoë O'Neil-Strauß", null, null), person(name, null, null)))
                .isEqualTo(Decision.refused(POSSIBLE_DUPLICATE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë Strauß", "Zoë O'Neal-Strauß", "???"})
    void another_name_is_another_person(String name) {
        assertThat(again(person("Zoë O'Neil-Strauß", null, null), person(name, null, null)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_name_in_another_script_and_one_without_letters_are_told_apart() {
        assertThat(again(person("Σοφία", null, null), person("ΣΟΦΙΑ", null, null)))
                .isEqualTo(Decision.refused(POSSIBLE_DUPLICATE));
        assertThat(again(person("Σοφία", null, null), person("София", null, null)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(again(person("???", null, null), person("!!!", null, null))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void who_is_born_on_the_same_day_and_reached_under_the_same_number_or_address_may_be_the_same() {
        var known = person("Ada Canary", "ada@example.org", "+15855550100");

        assertThat(again(known, person("Ada Byron", "ADA@example.org", null)))
                .isEqualTo(Decision.refused(POSSIBLE_DUPLICATE));
        assertThat(again(known, person("Ada Byron", null, "+15855550100")))
                .isEqualTo(Decision.refused(POSSIBLE_DUPLICATE));
        assertThat(again(known, person("Ada Byron", "byron@example.org", "+15855550101")))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(again(person("Ada Canary", null, null), person("Ada Byron", null, null)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void of_two_with_one_name_and_another_birthday_nobody_asks() {
        var twin = new RegisterPatient(ADA, CONTACT, LocalDate.of(1980, 1, 2), "en", SiteCode.of("ROC"), false);

        assertThat(Patient.of(command(LocalDate.of(1980, 1, 1))).mayBe(twin)).isFalse();
    }

    @Test
    void somebody_who_looked_may_say_that_it_is_another_person() {
        var known = Patient.of(command(LocalDate.of(1980, 1, 1)));
        var other = new RegisterPatient(ADA, CONTACT, LocalDate.of(1980, 1, 1), "en", SiteCode.of("ROC"), true);

        assertThat(Patient.decide(other, Policies.defaultFor("ROC"), TODAY, List.of(known)))
                .isInstanceOf(Decision.Accepted.class);
    }

    private static Decision<?> again(ContactDetails known, ContactDetails stated) {
        var birthDate = LocalDate.of(1980, 1, 1);
        var patient = Patient.of(new RegisterPatient(ADA, known, birthDate, "en", SiteCode.of("ROC"), false));
        var command = new RegisterPatient(PatientToken.random(), stated, birthDate, "en", SiteCode.of("PHX"), false);
        return Patient.decide(command, Policies.defaultFor("PHX"), TODAY, List.of(patient));
    }

    private static ContactDetails person(String name, @Nullable String email, @Nullable String phone) {
        return new ContactDetails(
                new PersonName(name),
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new Phone(phone));
    }
}
