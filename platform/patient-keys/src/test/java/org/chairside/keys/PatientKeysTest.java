package org.chairside.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.PatientKeyDestroyed;
import org.chairside.contracts.intake.PatientKeyEvent;
import org.chairside.contracts.intake.PatientKeyIssued;
import org.chairside.journal.JournalEntry;
import org.chairside.keys.WrappedKeys.WrappedKey.Destroyed;
import org.chairside.keys.WrappedKeys.WrappedKey.Held;
import org.junit.jupiter.api.Test;

class PatientKeysTest {

    private final Keyring intake = new Keyring();
    private final Keyring session = new Keyring();
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
        assertThat(intake.journal.getLast().events()).isEqualTo(List.of(new PatientKeyDestroyed(ada, Keyring.NOON)));
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

    private void follow(PatientKeyEvent event) {
        session.keys.on(event, Keyring.envelope(java.util.UUID.randomUUID(), "any", ada));
    }

    private PatientKeyEvent told(int entry) {
        JournalEntry told = intake.journal.get(entry);
        return (PatientKeyEvent) told.events().getFirst();
    }
}
