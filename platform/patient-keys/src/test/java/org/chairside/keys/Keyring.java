package org.chairside.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.journal.Envelope;
import org.chairside.journal.JournalEntry;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** One service with its keys, without a database. */
final class Keyring {

    static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z");
    static final String TOPIC = "chairside.intake.patients.v1";
    static final String TYPE = "chairside.intake.patient-registered.v1";

    final KeysInMemory store = new KeysInMemory();
    final List<JournalEntry> journal = new ArrayList<>();
    final PatientKeys keys;
    final PatientCipher cipher;
    private final JsonMapper mapper;
    private Instant now = NOON;

    Keyring() {
        this(newCellKey());
    }

    Keyring(CellKey cellKey) {
        InstantSource time = () -> now;
        cipher = new PatientCipher(store, cellKey, time);
        keys = new PatientKeys(store, cipher, cellKey, journal::add, Clock.fixed(NOON, ZoneOffset.UTC));
        mapper = JsonMapper.builder().addModule(module()).build();
    }

    static CellKey newCellKey() {
        try {
            var directory = Files.createTempDirectory("cell-key");
            var file = directory.resolve("cell.key");
            var key = CellKey.from(file, true);
            Files.delete(file);
            Files.delete(directory);
            return key;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JacksonModule module() {
        return SealedModule.under(cipher);
    }

    PatientToken patientWithKey() {
        var patient = PatientToken.random();
        keys.issueFor(patient);
        return patient;
    }

    void letPass(Duration time) {
        now = now.plus(time);
    }

    byte[] write(Object event, Envelope envelope, String topic) {
        return mapper.writer()
                .withAttribute(Envelope.class, envelope)
                .withAttribute("topic", topic)
                .writeValueAsBytes(event);
    }

    <E> E read(byte[] json, Class<E> event, Envelope envelope, String topic) {
        return mapper.readerFor(event)
                .withAttribute(Envelope.class, envelope)
                .withAttribute("topic", topic)
                .readValue(json);
    }

    static Envelope envelope(UUID id, String type, PatientToken patient) {
        return envelope(id, type, patient, "patient/" + patient, 1);
    }

    static Envelope envelope(UUID id, String type, PatientToken patient, String stream, int sequence) {
        return new Envelope(
                id,
                type,
                "chairside/main/intake-service",
                NOON,
                stream,
                stream,
                sequence,
                patient.toString(),
                "ROC",
                null,
                null,
                null,
                "frontdesk.roc/FRONT_DESK",
                NOON,
                Envelope.Origin.ONLINE,
                "",
                null,
                null);
    }
}
