package org.chairside.journal.watch;

import java.util.List;
import org.chairside.journal.inbox.IncomingRecord;

/** Headers by which frameworks can be led astray. Nothing here reads them; that they come at all is worth counting (K19). */
public final class ForgedHeaders {

    private static final List<String> PREFIXES = List.of("retry_topic-", "x-exception-", "spring_json_", "__TypeId__");

    private ForgedHeaders() {}

    /** How many there are in a batch. */
    public static long in(List<IncomingRecord> records) {
        return records.stream()
                .flatMap(record -> record.headers().stream())
                .filter(header -> PREFIXES.stream().anyMatch(header.name()::startsWith))
                .count();
    }
}
