package org.chairside.journal.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.OptionalLong;
import org.chairside.journal.knowledge.Progress;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads how far one consumer has come; the rows are written by the inbox in the transactions they speak of. */
public final class JdbcProgress implements Progress {

    private final JdbcTemplate jdbc;
    private final String consumer;

    public JdbcProgress(JdbcTemplate jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    @Override
    public Standing of(String topic, int partition, String key) {
        return jdbc.queryForObject(
                """
                select
                  coalesce((select next_offset from inbox_position where consumer = ? and topic = ? and partition = ?), 0),
                  exists (select 1 from quarantine
                          where consumer = ? and topic = ? and record_key = ? and octet_length(record_key) <= 512
                            and state <> 'RESOLVED')""",
                (row, _) -> new Standing(row.getLong(1), row.getBoolean(2)),
                consumer,
                topic,
                partition,
                consumer,
                topic,
                key.getBytes(StandardCharsets.UTF_8));
    }

    /** All that is remembered, read at once: for who asks after many keys and may be told of this moment. */
    public Progress snapshot() {
        var next = new HashMap<Partition, Long>();
        jdbc.query(
                "select topic, partition, next_offset from inbox_position where consumer = ?",
                row -> {
                    next.put(new Partition(row.getString(1), row.getInt(2)), row.getLong(3));
                },
                consumer);
        var waiting = new HashSet<Key>();
        jdbc.query(
                """
                select distinct topic, record_key from quarantine
                where consumer = ? and octet_length(record_key) <= 512 and state <> 'RESOLVED'""",
                row -> {
                    waiting.add(new Key(row.getString(1), ByteBuffer.wrap(row.getBytes(2))));
                },
                consumer);
        return (topic, partition, key) -> new Standing(
                next.getOrDefault(new Partition(topic, partition), 0L),
                waiting.contains(new Key(topic, ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))));
    }

    /** The next offset that this consumer remembers of a partition; empty if it remembers nothing of it. */
    public OptionalLong nextOffset(String topic, int partition) {
        return jdbc
                .queryForList(
                        "select next_offset from inbox_position where consumer = ? and topic = ? and partition = ?",
                        Long.class,
                        consumer,
                        topic,
                        partition)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** A partition was assigned: its consumer stands at {@code nextOffset}, whatever was true of an earlier log. */
    public void assigned(String topic, int partition, long nextOffset) {
        jdbc.update("""
                insert into inbox_position (consumer, topic, partition, next_offset) values (?, ?, ?, ?)
                on conflict (consumer, topic, partition)
                do update set next_offset = excluded.next_offset, updated_at = clock_timestamp()""", consumer, topic, partition, nextOffset);
    }

    /** Everything before {@code nextOffset} is known to have been handled; nothing happens if that was known already. */
    public void atLeast(String topic, int partition, long nextOffset) {
        jdbc.update("""
                update inbox_position set next_offset = ?, updated_at = clock_timestamp()
                where consumer = ? and topic = ? and partition = ? and next_offset < ?""", nextOffset, consumer, topic, partition, nextOffset);
    }

    private record Partition(String topic, int number) {}

    private record Key(String topic, ByteBuffer bytes) {}
}
