package org.chairside.notification.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.SendDecision.Send;
import org.chairside.notification.message.Message;
import org.chairside.notification.visit.Clinic;
import org.chairside.notification.visit.Contact;
import org.chairside.notification.visit.Visit;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class LettersTest {

    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Instant RESTRICTED = Instant.parse("2026-03-03T04:59:00Z");

    private final Letters letters = new Letters(texts());

    @Test
    void a_patient_is_told_when_to_stop_eating_by_the_sites_own_rule() {
        var strict = Policies.with(
                "ROC",
                Map.of(
                        PolicyKey.F1_FOOD_FASTING_MINUTES, "360",
                        PolicyKey.F2_CLEAR_LIQUID_FASTING_MINUTES, "180"));

        var letter = write(MessageTemplate.PREPARATION, Locale.ENGLISH, new Clinic("Rochester", strict));

        assertThat(letter.body().value())
                .contains("begins on Monday, March 2, 2026, 10:00")
                .contains("After Monday, March 2, 2026, 4:00")
                .contains("until Monday, March 2, 2026, 7:00");
    }

    @Test
    void a_patient_is_told_for_how_long_not_to_drink_by_the_sites_own_rule() {
        var strict = Policies.with("ROC", Map.of(PolicyKey.M4_ALCOHOL_OR_THC_HOURS, "72"));
        var clinic = new Clinic("Rochester", strict);

        assertThat(write(MessageTemplate.PREPARATION, Locale.ENGLISH, clinic)
                        .body()
                        .value())
                .contains("No alcohol and no cannabis in the 72 hours before the visit.");
        assertThat(write(MessageTemplate.PREPARATION, Locale.forLanguageTag("es"), clinic)
                        .body()
                        .value())
                .contains("en las 72 horas antes de la cita");
    }

    @Test
    void a_patient_is_told_that_milk_is_food() {
        assertThat(write(MessageTemplate.PREPARATION, Locale.ENGLISH, clinic())
                        .body()
                        .value())
                .contains("no food, and no drinks but clear liquids. Milk,");
        assertThat(write(MessageTemplate.PREPARATION, Locale.forLanguageTag("es"), clinic())
                        .body()
                        .value())
                .contains("no beba nada que no sea un líquido claro. La leche,");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_ROOM, come with you from the start and take you home, acompañarle desde el principio y llevarle a casa",
        "ON_SITE, come with you from the start and take you home, acompañarle desde el principio y llevarle a casa",
        "NOT_IN_TREATMENT_AREA, come with you from the start and take you home, acompañarle desde el principio y llevarle a casa",
        "PICKUP, take you home, llevarle a casa"
    })
    void a_patient_is_told_where_the_escort_must_be_by_the_sites_own_rule(
            String presence, String english, String spanish) {
        var clinic = new Clinic("Rochester", Policies.with("ROC", Map.of(PolicyKey.E1_ESCORT_PRESENCE, presence)));
        for (var template :
                new MessageTemplate[] {MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION}) {
            assertThat(write(template, Locale.ENGLISH, clinic).body().value())
                    .contains("An adult you trust must " + english + ".");
            assertThat(write(template, Locale.forLanguageTag("es"), clinic)
                            .body()
                            .value())
                    .contains("Una persona adulta de su confianza debe " + spanish + ".");
        }
    }

    @Test
    void fasting_is_counted_in_elapsed_hours_when_the_clocks_change() {
        var sundayMorning = Instant.parse("2026-03-08T10:00:00Z"); // 06:00 after the clocks went forward at 02:00

        var letter = letters.write(message(MessageTemplate.PREPARATION), send(Locale.ENGLISH, sundayMorning, clinic()));

        assertThat(letter.body().value()).contains("After Sunday, March 8, 2026, 1:00");
    }

    @Test
    void a_spanish_speaking_patient_reads_spanish() {
        var letter = write(MessageTemplate.AFTERCARE, Locale.forLanguageTag("es"), clinic());

        assertThat(letter.subject().value()).isEqualTo("Después de su cita en Rochester");
        assertThat(letter.body().value()).contains("Hola, Rosa Álvarez").contains("lunes, 2 de marzo de 2026");
    }

    @Test
    void a_language_that_was_noted_by_three_letters_is_the_same_language() {
        assertThat(write(MessageTemplate.AFTERCARE, Locale.forLanguageTag("spa"), clinic())
                        .body()
                        .value())
                .isEqualTo(write(MessageTemplate.AFTERCARE, Locale.forLanguageTag("es"), clinic())
                        .body()
                        .value());
    }

    @Test
    void a_patient_of_another_language_reads_english_throughout() {
        var letter = write(MessageTemplate.PREPARATION, Locale.forLanguageTag("pl"), clinic());

        assertThat(letter.subject().value()).isEqualTo("How to prepare for your visit at Rochester");
        assertThat(letter)
                .isEqualTo(new Letter(
                        letter.intentId(),
                        letter.to(),
                        letter.subject(),
                        write(MessageTemplate.PREPARATION, Locale.ENGLISH, clinic())
                                .body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB | After Monday, 2 March 2026, 06:00: no food",
                "es-MX | Después del lunes, 2 de marzo de 2026, 6:00\u202Fa.m."
            })
    void dates_are_written_as_in_the_patients_own_country(String language, String words) {
        assertThat(write(MessageTemplate.PREPARATION, Locale.forLanguageTag(language), clinic())
                        .body()
                        .value())
                .contains(words);
    }

    @ParameterizedTest
    @EnumSource
    void every_template_is_complete_in_both_languages(MessageTemplate template) {
        for (var language : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("es")}) {
            var letter = write(template, language, clinic());

            assertThat(letter.subject().value() + letter.body().value()).doesNotContain("{", "''");
            assertThat(letter.subject().value()).contains("Rochester");
            assertThat(letter.body().value()).contains("Rosa Álvarez");
        }
    }

    @Test
    void both_languages_have_the_same_texts() throws Exception {
        assertThat(keys("messages_es.properties")).isEqualTo(keys("messages.properties"));
    }

    @Test
    void a_letter_prints_nothing_of_the_patient() {
        assertThat(write(MessageTemplate.AFTERCARE, Locale.ENGLISH, clinic()).toString())
                .doesNotContain("Rosa", "rosa@example.org", "Rochester");
    }

    private Letter write(MessageTemplate template, Locale language, Clinic clinic) {
        return letters.write(message(template), send(language, START, clinic));
    }

    private static Send send(Locale language, Instant start, Clinic clinic) {
        var email = new EmailAddress("rosa@example.org");
        return new Send(
                email,
                new Contact(new ContactDetails(new PersonName("Rosa Álvarez"), email, null), language),
                new Visit(
                        AppointmentId.random(),
                        PatientToken.random(),
                        ROC,
                        Protocol.MOOD,
                        start,
                        NEW_YORK,
                        null,
                        false,
                        RESTRICTED),
                clinic);
    }

    private static Message message(MessageTemplate template) {
        return new Message(
                IntentId.random(),
                1,
                Message.State.REQUESTED,
                AppointmentId.random(),
                PatientToken.random(),
                ROC,
                null,
                template,
                Audience.PATIENT,
                START);
    }

    private static Clinic clinic() {
        return new Clinic("Rochester", Policies.defaultFor("ROC"));
    }

    private static Set<Object> keys(String bundle) throws Exception {
        Properties texts = PropertiesLoaderUtils.loadProperties(new ClassPathResource(bundle));
        return new TreeSet<>(texts.keySet());
    }

    private static ResourceBundleMessageSource texts() {
        var source = new ResourceBundleMessageSource();
        source.setBasename("messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
