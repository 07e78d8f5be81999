package org.chairside.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.keys.WrappedKeys.WrappedKey.Destroyed;
import org.chairside.keys.WrappedKeys.WrappedKey.Held;
import org.chairside.test.TestInfrastructure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DestroyedKeysInPostgresTest {

    private final PatientToken ada = PatientToken.random();
    private JdbcClient jdbc;
    private WrappedKeys keys;

    @BeforeEach
    void migrate() {
        var database = TestInfrastructure.get().newDatabase().migrated();
        jdbc = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.appUser(), database.appPassword()));
        keys = new JdbcWrappedKeys(jdbc);
    }

    @Test
    void the_first_key_stays_until_it_is_destroyed_for_good() {
        assertThat(keys.find(ada)).isEmpty();
        assertThat(keys.addIfAbsent(ada, "first")).isTrue();
        assertThat(keys.addIfAbsent(ada, "second")).isFalse();
        assertThat(keys.find(ada)).contains(new Held("first"));
        assertThat(keys.destroy(ada, Keyring.NOON)).isTrue();
        assertThat(keys.destroy(ada, Keyring.NOON)).isFalse();
        assertThat(keys.addIfAbsent(ada, "third")).isFalse();
        assertThat(keys.find(ada)).contains(new Destroyed());
    }

    @Test
    void several_keys_are_asked_for_at_once() {
        var ben = PatientToken.random();
        keys.addIfAbsent(ada, "key");
        keys.destroy(ben, Keyring.NOON);
        assertThat(keys.among(List.of(ada, ben, PatientToken.random())))
                .isEqualTo(Map.of(ada, new Held("key"), ben, new Destroyed()));
    }

    @Test
    void a_key_destroyed_before_it_was_heard_of_is_remembered() {
        assertThat(keys.destroy(ada, Keyring.NOON)).isTrue();
        assertThat(keys.find(ada)).contains(new Destroyed());
    }

    @Test
    void the_journal_loses_the_destroyed_key_and_nothing_else() {
        var ben = PatientToken.random();
        journalled("patient-key/" + ada, 1, "chairside.intake.patient-key-issued.v1");
        journalled("patient-key/" + ada, 2, "chairside.intake.patient-key-destroyed.v1");
        journalled("patient-key/" + ben, 1, "chairside.intake.patient-key-issued.v1");
        journalled("patient/" + ada, 1, "chairside.intake.patient-registered.v1");
        keys.addIfAbsent(ada, "key");
        keys.addIfAbsent(ben, "key");

        keys.eraseFromJournal(ada);
        assertThat(journal()).as("while the key lives").hasSize(4);

        keys.destroy(ada, Keyring.NOON);
        keys.eraseFromJournal(ada);
        keys.eraseFromJournal(ben);
        assertThat(journal())
                .containsExactly("patient-key/" + ada + " 2", "patient-key/" + ben + " 1", "patient/" + ada + " 1");
        assertThat(jdbc.sql("select count(*) from journal_unpublished")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void the_service_itself_cannot_take_anything_out_of_the_journal() {
        assertThatThrownBy(() -> jdbc.sql("delete from journal").update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private void journalled(String stream, int sequence, String type) {
        jdbc.sql("""
                with entry as (
                  insert into journal (event_id, stream, sequence, type, record_key, occurred_at, headers, data)
                  values (?, ?, ?, ?, 'key', now(), '{}', 'wrapped key') returning position)
                insert into journal_unpublished (position) select position from entry""")
                .param(UUID.randomUUID())
                .param(stream)
                .param(sequence)
                .param(type)
                .update();
    }

    private List<String> journal() {
        return jdbc.sql("select stream || ' ' || sequence from journal order by position")
                .query(String.class)
                .list();
    }
}
