package org.chairside.journal.watch;

import java.util.List;
import org.chairside.journal.inbox.IncomingRecord;

/** Headers by which frameworks can be led astray. Nothing here reads them; that they come at all is worth counting (row K19 of docs/bad-input.md). */
public final class ForgedHeaders {

    private static final List<String> PREFIXES = List.of("retry_topic-", "x-exception-", "spring_json_", "__TypeId__");

    private ForgedHeaders() {}

    /** How many there are in a batch; plain loops, as every header of every record passes here. */
    public static long in(List<IncomingRecord> records) {
        long forged = 0;
        for (IncomingRecord record : records) {
            for (IncomingRecord.Header header : record.headers()) {
                forged += isForged(header.name()) ? 1 : 0;
            }
        }
        return forged;
    }

    private static boolean isForged(String name) {
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
