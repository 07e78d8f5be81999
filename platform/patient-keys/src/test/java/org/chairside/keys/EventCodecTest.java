package org.chairside.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsRecorded;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.journal.Envelope;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.codec.Unfit;
import org.junit.jupiter.api.Test;

/** The seal within the codec that the journal and the inbox use. */
class EventCodecTest {

    private static final String TOPIC = "chairside.session.sessions.v1";
    private static final String TYPE = "chairside.session.vitals-recorded.v1";

    private final Keyring session = new Keyring();
    private final PatientToken ada = session.patientWithKey();
    private final EventCodec codec = new EventCodec(List.of(session.module()));
    private final Envelope envelope = Keyring.envelope(UUID.randomUUID(), TYPE, ada);
    private final VitalsRecorded vitals = new VitalsRecorded(
            SessionId.random(),
            Instant.parse("2026-11-25T17:10:00Z"),
            VitalsSource.MONITOR,
            Sealed.of(new Vitals(128, 79, 72, 14, 98, 5)));

    @Test
    void what_the_journal_writes_the_inbox_reads() {
        assertThat(codec.decode(codec.encode(vitals, envelope, TOPIC), VitalsRecorded.class, envelope, TOPIC))
                .isEqualTo(vitals);
    }

    @Test
    void a_seal_that_was_moved_is_poison_of_its_own_kind() {
        var wire = codec.encode(vitals, envelope, TOPIC);
        var another = Keyring.envelope(UUID.randomUUID(), TYPE, ada);
        assertThatThrownBy(() -> codec.decode(wire, VitalsRecorded.class, another, TOPIC))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.kind()).isEqualTo(Unfit.Kind.UNDECRYPTABLE));
    }

    @Test
    void a_key_that_is_not_here_is_no_poison() {
        var wire = codec.encode(vitals, envelope, TOPIC);
        var notification = new EventCodec(List.of(new Keyring().module()));
        assertThatThrownBy(() -> notification.decode(wire, VitalsRecorded.class, envelope, TOPIC))
                .isInstanceOf(KeyMissing.class);
        assertThatThrownBy(() -> notification.encode(vitals, envelope, TOPIC)).isInstanceOf(KeyMissing.class);
    }
}
