package org.chairside.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.PatientKeyDestroyed;
import org.chairside.contracts.intake.PatientKeyEvent;
import org.chairside.contracts.intake.PatientKeyIssued;
import org.chairside.journal.Forged;
import org.chairside.journal.JournalEntry;
import org.chairside.keys.WrappedKeys.WrappedKey.Destroyed;
import org.chairside.keys.WrappedKeys.WrappedKey.Held;
import org.junit.jupiter.api.Test;

class PatientKeysTest {

    private final CellKey cell = Keyring.newCellKey();
    private final Keyring intake = new Keyring(cell);
    private final Keyring session = new Keyring(cell);
    private final PatientToken ada = PatientToken.random();

    @Test
    void a_new_key_is_kept_and_told() {
        intake.keys.issueFor(ada);
        assertThat(intake.journal).singleElement().satisfies(entry -> {
            assertThat(entry.stream()).isEqualTo("patient-key/" + ada);
            assertThat(entry.lastSequence()).isZero();
            assertThat(entry.recordKey()).isEqualTo(ada.toString());
            assertThat(entry.events())
                    .singleElement()
                    .isInstanceOfSatisfying(PatientKeyIssued.class, issued -> assertThat(intake.store.find(ada))
                            .contains(new Held(issued.wrappedKey())));
        });
    }

    @Test
    void a_patient_has_one_key_ever() {
        intake.keys.issueFor(ada);
        assertThatThrownBy(() -> intake.keys.issueFor(ada)).isInstanceOf(IllegalStateException.class);
        intake.keys.destroy(ada);
        assertThatThrownBy(() -> intake.keys.issueFor(ada)).isInstanceOf(IllegalStateException.class);
        assertThat(intake.journal).hasSize(2);
    }

    @Test
    void a_key_is_destroyed_once_and_it_is_told_once() {
        intake.keys.issueFor(ada);
        intake.keys.destroy(ada);
        intake.keys.destroy(ada);
        assertThat(intake.store.find(ada)).contains(new Destroyed());
        assertThat(intake.journal).hasSize(2);
        assertThat(intake.journal.getLast().lastSequence()).isEqualTo(1);
        assertThat(intake.journal.getLast().events())
                .singleElement()
                .isInstanceOfSatisfying(PatientKeyDestroyed.class, destroyed -> {
                    assertThat(destroyed.patient()).isEqualTo(ada);
                    assertThat(destroyed.at()).isEqualTo(Keyring.NOON);
                });
    }

    @Test
    void a_key_never_issued_cannot_be_destroyed() {
        assertThatThrownBy(() -> intake.keys.destroy(ada)).isInstanceOf(IllegalStateException.class);
        assertThat(intake.journal).isEmpty();
    }

    @Test
    void other_services_follow() {
        intake.keys.issueFor(ada);
        follow(told(0));
        assertThat(session.store.find(ada)).isEqualTo(intake.store.find(ada));
        intake.keys.destroy(ada);
        follow(told(1));
        assertThat(session.store.find(ada)).contains(new Destroyed());
        assertThat(session.journal).isEmpty();
    }

    @Test
    void a_destroyed_key_does_not_come_back_when_old_events_are_sent_again() {
        intake.keys.issueFor(ada);
        intake.keys.destroy(ada);
        follow(told(1));
        follow(told(0));
        assertThat(session.store.find(ada)).contains(new Destroyed());
    }

    @Test
    void a_destruction_without_the_proof_of_the_cell_is_forged() {
        intake.keys.issueFor(ada);
        follow(told(0));
        var elsewhere = new Keyring();
        elsewhere.keys.issueFor(ada);
        elsewhere.keys.destroy(ada);
        intake.keys.destroy(ada);
        var genuine = (PatientKeyDestroyed) told(1);

        for (var forged : List.of(
                new PatientKeyDestroyed(ada, Keyring.NOON, null),
                new PatientKeyDestroyed(ada, Keyring.NOON, "*"),
                new PatientKeyDestroyed(ada, Keyring.NOON, ""),
                new PatientKeyDestroyed(ada, Keyring.NOON.plusSeconds(1), genuine.proof()),
                new PatientKeyDestroyed(PatientToken.random(), Keyring.NOON, genuine.proof()),
                (PatientKeyDestroyed) elsewhere.journal.getLast().events().getFirst())) {
            assertThatThrownBy(() -> follow(forged)).isInstanceOf(Forged.class);
        }
        assertThat(session.store.find(ada)).get().isInstanceOf(Held.class);
        follow(genuine);
        assertThat(session.store.find(ada)).contains(new Destroyed());
    }

    @Test
    void a_key_that_this_cell_has_not_wrapped_for_this_patient_takes_no_ones_place() {
        intake.keys.issueFor(ada);
        var genuine = (PatientKeyIssued) told(0);
        var ben = PatientToken.random();

        assertThatThrownBy(() -> follow(new PatientKeyIssued(ada, "no key"))).isInstanceOf(Forged.class);
        assertThatThrownBy(() -> follow(new PatientKeyIssued(ada, "AAAA"))).isInstanceOf(Forged.class);
        assertThatThrownBy(() -> follow(new PatientKeyIssued(ben, genuine.wrappedKey())))
                .isInstanceOf(Forged.class);
        follow(genuine);

        assertThat(session.store.find(ada)).contains(new Held(genuine.wrappedKey()));
        assertThat(session.store.find(ben)).isEmpty();
    }

    @Test
    void a_key_told_again_under_a_later_number_is_forged() {
        intake.keys.issueFor(ada);
        var later = Keyring.envelope(UUID.randomUUID(), "any", ada, "patient-key/" + ada, 50);

        assertThatThrownBy(() -> session.keys.on(told(0), later)).isInstanceOf(Forged.class);
        assertThat(session.store.find(ada)).isEmpty();
    }

    private void follow(PatientKeyEvent event) {
        session.keys.on(event, Keyring.envelope(UUID.randomUUID(), "any", ada));
    }

    private PatientKeyEvent told(int entry) {
        JournalEntry told = intake.journal.get(entry);
        return (PatientKeyEvent) told.events().getFirst();
    }
}
