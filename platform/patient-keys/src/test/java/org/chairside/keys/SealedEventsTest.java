package org.chairside.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.keys.Keyring.TOPIC;
import static org.chairside.keys.Keyring.TYPE;
import static org.chairside.keys.Keyring.envelope;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.Phone;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.Undecryptable;
import org.chairside.journal.Unreachable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SealedEventsTest {

    private static final UUID EVENT = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final CellKey cell = Keyring.newCellKey();
    private final Keyring intake = new Keyring(cell);
    private final PatientToken ada = intake.patientWithKey();
    private final PatientRegistered registered = registered(ada);

    @Test
    void what_is_sealed_opens_for_its_own_event() {
        assertThat(read(sealed(), EVENT, TYPE, ada, TOPIC)).isEqualTo(registered);
    }

    @Test
    void nothing_of_the_patient_can_be_read_on_the_wire() {
        assertThat(new String(sealed(), UTF_8))
                .contains("\"key\":\"patient-key/" + ada + "\"", "\"ciphertext\":\"")
                .doesNotContain("Canary", "canary", "+15855550123");
    }

    @Test
    void nothing_of_the_patient_is_printed() {
        assertThat(registered.toString()).contains("***").doesNotContain("Canary", "canary", "+1585");
        assertThat(intake.journal.toString()).doesNotContain(wrappedKey());
    }

    @Test
    void the_same_text_is_never_sealed_alike() {
        assertThat(sealed()).isNotEqualTo(sealed());
    }

    @Test
    void a_seal_does_not_open_in_another_event() {
        assertUndecryptable(() -> read(sealed(), UUID.randomUUID(), TYPE, ada, TOPIC));
    }

    @Test
    void a_seal_does_not_open_in_an_event_of_another_type() {
        assertUndecryptable(() -> read(sealed(), EVENT, "chairside.intake.escort-named.v1", ada, TOPIC));
    }

    @Test
    void a_seal_does_not_open_on_another_topic() {
        assertUndecryptable(() -> read(sealed(), EVENT, TYPE, ada, "chairside.intake.clearances.v1"));
    }

    @Test
    void a_seal_does_not_open_for_another_patient() {
        var ben = intake.patientWithKey();
        assertUndecryptable(() -> read(sealed(), EVENT, TYPE, ben, TOPIC));
    }

    @Test
    void a_seal_does_not_open_for_another_patient_who_claims_the_key() {
        var ben = intake.patientWithKey();
        var claimed = new String(sealed(), UTF_8).replace("patient-key/" + ada, "patient-key/" + ben);
        assertUndecryptable(() -> read(claimed.getBytes(UTF_8), EVENT, TYPE, ben, TOPIC));
    }

    @Test
    void a_patients_key_works_for_nobody_else_though_it_be_copied() {
        var ben = PatientToken.random();
        intake.store.addIfAbsent(ben, wrappedKey());
        assertThatThrownBy(() -> intake.write(registered(ben), envelope(EVENT, TYPE, ben), TOPIC))
                .hasRootCauseInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void one_changed_letter_is_noticed_wherever_it_stands() {
        var text = new String(sealed(), UTF_8);
        int first = text.indexOf("\"ciphertext\":\"") + 14;
        for (int at = first; BASE64.indexOf(text.charAt(at)) >= 0; at++) {
            var changed = new StringBuilder(text);
            changed.setCharAt(at, BASE64.charAt((BASE64.indexOf(text.charAt(at)) + 32) % 64));
            assertUndecryptable(() -> read(changed.toString().getBytes(UTF_8), EVENT, TYPE, ada, TOPIC));
        }
    }

    @Test
    void what_is_no_base64_is_undecryptable_and_what_has_no_ciphertext_is_no_seal() {
        var text = new String(sealed(), UTF_8);
        assertUndecryptable(() ->
                read(text.replace("\"ciphertext\":\"", "\"ciphertext\":\"*").getBytes(UTF_8), EVENT, TYPE, ada, TOPIC));
        assertThatThrownBy(() ->
                        read(text.replace("\"ciphertext\"", "\"other\"").getBytes(UTF_8), EVENT, TYPE, ada, TOPIC))
                .hasNoCause()
                .hasMessageContaining("ciphertext");
    }

    @Test
    void after_the_key_is_destroyed_old_events_read_as_redacted() {
        var wire = sealed();
        intake.keys.destroy(ada);
        assertThat(read(wire, EVENT, TYPE, ada, TOPIC).contact()).isEqualTo(new Sealed.Redacted<ContactDetails>());
    }

    @Test
    void after_the_key_is_destroyed_facts_are_told_without_what_would_be_sealed() {
        var follower = new Keyring(cell);
        follower.store.addIfAbsent(ada, wrappedKey());
        intake.keys.destroy(ada);

        var wire = sealed();

        assertThat(read(wire, EVENT, TYPE, ada, TOPIC)).isEqualTo(redacted(ada));
        assertThat(follower.read(wire, PatientRegistered.class, envelope(EVENT, TYPE, ada), TOPIC))
                .isEqualTo(redacted(ada));
        assertUndecryptable(
                () -> follower.read(wire, PatientRegistered.class, envelope(UUID.randomUUID(), TYPE, ada), TOPIC));
    }

    @Test
    void a_seal_does_not_open_in_another_stream_or_under_another_number() {
        var wire = sealed();
        assertUndecryptable(() -> intake.read(
                wire, PatientRegistered.class, envelope(EVENT, TYPE, ada, "clearance/" + UUID.randomUUID(), 1), TOPIC));
        assertUndecryptable(() ->
                intake.read(wire, PatientRegistered.class, envelope(EVENT, TYPE, ada, "patient/" + ada, 2), TOPIC));
    }

    @Test
    void what_was_sealed_without_its_place_still_opens() throws GeneralSecurityException {
        var event = new SealedContext(EVENT, TYPE, ada, TOPIC, "patient/" + ada, 1);
        var patientKey = AesGcm.under(cell.unwrap(wrappedKey(), ada));
        var ciphertext = patientKey.encrypt("{}".getBytes(UTF_8), event.associatedDataWithoutPlace());
        assertThat(intake.cipher.open(ciphertext, event)).contains("{}".getBytes(UTF_8));
    }

    @Test
    void what_was_redacted_is_not_sealed_again() {
        var redacted = new PatientRegistered(ada, SiteCode.of("ROC"), "en", new Sealed.Redacted<>());
        assertThatThrownBy(() -> intake.write(redacted, envelope(EVENT, TYPE, ada), TOPIC))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_event_whose_key_has_not_arrived_waits_by_itself() {
        var notification = new Keyring();
        assertThatThrownBy(
                        () -> notification.read(sealed(), PatientRegistered.class, envelope(EVENT, TYPE, ada), TOPIC))
                .hasCauseInstanceOf(KeyMissing.class);
    }

    @Test
    void a_key_is_here_once_it_opens_or_never_will_again() {
        var ben = intake.patientWithKey();
        var forged = PatientToken.random();
        var elsewhere = new Keyring();
        intake.keys.destroy(ben);
        intake.store.addIfAbsent(forged, "no key");
        var asked = List.of(ada.toString(), ben.toString(), forged.toString(), PatientToken.random() + "", "ROC");

        assertThat(intake.cipher.among(asked)).containsExactlyInAnyOrder(ada.toString(), ben.toString());
        elsewhere.store.addIfAbsent(ada, wrappedKey());
        assertThat(elsewhere.cipher.among(asked)).isEmpty();
        intake.store.down = true;
        assertThatThrownBy(() -> intake.cipher.among(asked))
                .isInstanceOf(Unreachable.class)
                .isNotInstanceOf(KeyMissing.class);
    }

    @Test
    void a_key_store_that_is_down_is_waited_for() {
        var wire = sealed();
        intake.letPass(Duration.ofMinutes(2));
        intake.store.down = true;
        assertThatThrownBy(() -> read(wire, EVENT, TYPE, ada, TOPIC)).cause().isExactlyInstanceOf(Unreachable.class);
        intake.store.down = false;
        assertThat(read(wire, EVENT, TYPE, ada, TOPIC)).isEqualTo(registered);
    }

    @Test
    void what_the_wrong_cell_key_cannot_unwrap_waits_for_the_right_one() {
        var elsewhere = new Keyring();
        elsewhere.store.addIfAbsent(ada, wrappedKey());
        assertThatThrownBy(() -> elsewhere.read(sealed(), PatientRegistered.class, envelope(EVENT, TYPE, ada), TOPIC))
                .hasCauseInstanceOf(KeyMissing.class);
    }

    @Test
    void a_key_destroyed_elsewhere_stops_working_within_a_minute() {
        var wire = sealed();
        intake.store.destroy(ada, Keyring.NOON);
        intake.letPass(Duration.ofMinutes(1));
        assertThat(read(wire, EVENT, TYPE, ada, TOPIC).contact()).isEqualTo(new Sealed.Redacted<ContactDetails>());
    }

    @Test
    void a_service_without_keys_reads_the_event_and_nothing_that_is_sealed() {
        var mapper = JsonMapper.builder().addModule(SealedModule.withoutKeys()).build();
        assertThat(mapper.readValue(sealed(), PatientRegistered.class))
                .isEqualTo(new PatientRegistered(ada, SiteCode.of("ROC"), "en", new Sealed.Redacted<>()));
        assertThatThrownBy(() -> mapper.writeValueAsBytes(registered)).hasMessageContaining("no patient keys");
    }

    @Test
    void sealing_and_opening_cost_less_than_a_fifth_of_a_millisecond() {
        sealAndOpen(2_000);
        var started = System.nanoTime();
        sealAndOpen(2_000);
        assertThat(Duration.ofNanos((System.nanoTime() - started) / 2_000)).isLessThan(Duration.ofNanos(200_000));
    }

    private void sealAndOpen(int times) {
        for (int event = 0; event < times; event++) {
            assertThat(read(sealed(), EVENT, TYPE, ada, TOPIC).patient()).isEqualTo(ada);
        }
    }

    private byte[] sealed() {
        return intake.write(registered, envelope(EVENT, TYPE, ada), TOPIC);
    }

    private PatientRegistered read(byte[] wire, UUID event, String type, PatientToken patient, String topic) {
        return intake.read(wire, PatientRegistered.class, envelope(event, type, patient), topic);
    }

    private String wrappedKey() {
        return switch (intake.store.find(ada).orElseThrow()) {
            case WrappedKeys.WrappedKey.Held(var base64) -> base64;
            case WrappedKeys.WrappedKey.Destroyed() -> throw new AssertionError("destroyed");
        };
    }

    private static void assertUndecryptable(ThrowingCallable reading) {
        assertThatThrownBy(reading).hasRootCauseInstanceOf(Undecryptable.class);
    }

    private static PatientRegistered redacted(PatientToken patient) {
        return new PatientRegistered(patient, SiteCode.of("ROC"), "en", new Sealed.Redacted<>());
    }

    private static PatientRegistered registered(PatientToken patient) {
        return new PatientRegistered(
                patient,
                SiteCode.of("ROC"),
                "en",
                Sealed.of(new ContactDetails(
                        new PersonName("Ada Canary"),
                        new EmailAddress("ada.canary@example.org"),
                        new Phone("+15855550123"))));
    }
}
