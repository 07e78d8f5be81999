package org.chairside.intake.escort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;

import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.EscortDetails;
import org.chairside.contracts.intake.EscortNamed;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule E2, as far as it is known when somebody is named. */
class EscortTest {

    private static final ContactDetails PATIENT = contact("ada@example.org", "+15855550100");

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, +15855550100",
        "Ada@Example.org, ",
        ", +15855550100",
        "grace@example.org, +15855550100",
        "ADA@example.org, +15855550199"
    })
    void a_patient_is_not_the_own_escort(@Nullable String email, @Nullable String phone) {
        assertThat(naming(contact(email, phone), PATIENT)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().reason()).isEqualTo(EscortRefusal.ESCORT_IS_PATIENT);
            assertThat(refused.refusal().unmet().getFirst().code()).isEqualTo("escort-is-patient");
        });
    }

    @ParameterizedTest
    @CsvSource({"grace@example.org, +15855550199", "grace@example.org, ", ", +15855550199", ", "})
    void anybody_else_may_be_named(@Nullable String email, @Nullable String phone) {
        assertThat(naming(contact(email, phone), PATIENT)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void what_is_not_known_of_either_is_not_the_same() {
        var unreachable = contact(null, null);
        var command = named(unreachable);

        assertThat(Escort.decide(command, unreachable))
                .isEqualTo(Decision.accepted(new EscortNamed(ADA, command.escort(), Sealed.of(command.details()))));
    }

    private static Decision<PatientEvent> naming(ContactDetails escort, ContactDetails patient) {
        return Escort.decide(named(escort), patient);
    }

    private static NameEscort named(ContactDetails escort) {
        return new NameEscort(ADA, EscortId.random(), new EscortDetails(escort, true, true));
    }

    private static ContactDetails contact(@Nullable String email, @Nullable String phone) {
        return new ContactDetails(
                new PersonName("Grace"),
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new Phone(phone));
    }
}
