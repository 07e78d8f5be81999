package org.chairside.journal.simulation;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.chairside.journal.codec.DataHash;
import org.chairside.journal.inbox.IncomingRecord.Place;
import org.chairside.journal.relay.OutgoingRecord;

/** Puts records into the log that no service has sent, and remembers each. */
final class Forger {

    private final InMemoryBus bus;
    private final Random random;
    private final Map<Place, String> injected = new LinkedHashMap<>();

    Forger(InMemoryBus bus, Random random) {
        this.bus = bus;
        this.random = random;
    }

    /** Where each forged record stands, and of which kind it is. */
    Map<Place, String> injected() {
        return injected;
    }

    void forge(List<Chairs.Committed> sentLast) {
        switch (random.nextInt(6)) {
            case 0 -> plant("garbage", new OutgoingRecord(Examples.CHAIRS, "nobody", Map.of(), bytes("\u0001\u0002")));
            case 1 -> plant("unknown type", stranger(headers -> headers.put("ce_type", "example.unheard-of.v1")));
            case 2 -> plant("wrong topic", stranger(headers -> headers.put("ce_type", "example.lamp-lit.v1")));
            case 3 -> plant("schema", stranger(headers -> headers.put("ce_datahash", DataHash.of(bytes("{}")))));
            default -> {
                if (!sentLast.isEmpty()) {
                    resemble(sentLast.get(random.nextInt(sentLast.size())));
                }
            }
        }
    }

    /** A record much like a true one that stands before it in the log. */
    private void resemble(Chairs.Committed genuine) {
        Map<String, String> headers = new HashMap<>(
                org.chairside.journal.codec.EnvelopeHeaders.write(genuine.row().envelope()));
        byte[] value = genuine.row().data();
        String kind;
        switch (random.nextInt(3)) {
            case 0 -> {
                kind = "hash mismatch";
                value = bytes("{\"chair\":\"forged\"}");
            }
            case 1 -> {
                kind = "id collision";
                value = bytes("{\"chair\":\"forged\"}");
                headers.put("ce_datahash", DataHash.of(value));
            }
            default -> {
                kind = "sequence fork";
                headers.put("ce_id", new UUID(random.nextLong(), random.nextLong()).toString());
            }
        }
        plant(kind, new OutgoingRecord(Examples.CHAIRS, genuine.key(), headers, value));
    }

    private OutgoingRecord stranger(java.util.function.Consumer<Map<String, String>> damage) {
        String stream = "forged/" + injected.size();
        Map<String, String> headers = new HashMap<>(org.chairside.journal.codec.EnvelopeHeaders.write(
                Examples.row(stream, "nobody", 1, org.chairside.journal.example.ChairTaken.example())
                        .envelope()));
        damage.accept(headers);
        return new OutgoingRecord(Examples.CHAIRS, "nobody", headers, bytes("{}"));
    }

    private void plant(String kind, OutgoingRecord record) {
        int partition = bus.partition(record.key());
        injected.put(new Place(Examples.CHAIRS, partition, bus.plant(partition, record)), kind);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
