package org.chairside.endtoend;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A hash of what a service knows, table by table, without the bookkeeping of its journal and inbox. */
final class Fingerprint {

    /** Who asked, how far a consumer has read, who carries: true, but no state of the clinic. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "flyway_schema_history",
            "audit_entry",
            "idempotency_key",
            "known_staff",
            "journal_unpublished",
            "journal_parked",
            "relay_lease",
            "inbox_position",
            "inbox_stream",
            "quarantine",
            "quarantine_proposal",
            "receipt",
            "receipt_unpublished",
            "republish",
            "board_version");

    private Fingerprint() {}

    static Map<String, Map<String, String>> ofAll(House house) {
        var hashes = new TreeMap<String, Map<String, String>>();
        Records.DATABASES.values().forEach(database -> hashes.put(database, of(house, database)));
        return hashes;
    }

    static Map<String, String> of(House house, String database) {
        var tables = new ArrayList<String>();
        house.records()
                .query(
                        database,
                        "select tablename from pg_tables where schemaname = 'public' order by 1",
                        row -> tables.add(row.getString(1)));
        tables.removeAll(BOOKKEEPING);
        var hashes = new TreeMap<String, String>();
        for (var table : tables) {
            house.records()
                    .query(
                            database,
                            "select count(*) || ' rows ' || md5(coalesce(string_agg(row::text, '|' order by row::text), ''))"
                                    + " from " + table + " row",
                            row -> hashes.put(table, row.getString(1)));
        }
        return hashes;
    }
}
