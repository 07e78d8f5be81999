package org.chairside.journal.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chairside.journal.catalogue.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Publishes rows of the journal once more: it marks them as unpublished, some thousands at a time, and the relay carries them like any
 * other, in order, under its lease, between what is new.
 *
 * <p>The request is a row: whoever holds the lease carries it on, also after a crash. Subscribers ignore what they know.
 */
public final class Republishing {

    /** New events wait behind at most this many old ones. */
    private static final int AT_ONCE = 2_000;

    private static final String MARK_NEXT = """
            with job as (select id, next_position, types from republish where finished_at is null
                         order by id limit 1 for update skip locked),
                 room as (select count(*) < %1$d as free from (select 1 from journal_unpublished limit %1$d) as marks),
                 part as (select j.position from job cross join lateral (
                            select position from journal
                            where position >= job.next_position
                              and (cardinality(job.types) = 0 or type = any (job.types))
                            order by position limit %1$d) as j
                          where (select free from room)),
                 marked as (insert into journal_unpublished (position) select position from part
                            on conflict do nothing),
                 size as (select count(*) as found, max(position) + 1 as next from part)
            update republish r
            set next_position = coalesce(size.next, r.next_position), marked = r.marked + size.found,
                finished_at = case when size.found < %1$d then clock_timestamp() end
            from job, size, room
            where r.id = job.id and room.free""".formatted(AT_ONCE);

    private final JdbcTemplate jdbc;

    public Republishing(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A wish to publish again, and how far it has come. */
    public record Progress(
            long id,
            @Nullable String topic,
            long fromPosition,
            long nextPosition,
            long marked,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}

    /**
     * Asks for everything from a position on.
     *
     * @param topic null for all of this service's
     */
    public Progress request(@Nullable Topic topic, long fromPosition, String person) {
        List<String> types = topic == null
                ? List.of()
                : topic.events().stream().map(Topic.EventType::type).toList();
        Long id = jdbc.queryForObject(
                """
                insert into republish (topic, types, from_position, next_position, requested_by)
                values (?, ?::text[], ?, ?, ?) returning id""",
                Long.class,
                topic == null ? null : topic.name(),
                types.toArray(String[]::new),
                fromPosition,
                fromPosition,
                person);
        return latest(1).stream()
                .filter(each -> Long.valueOf(each.id()).equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The first position recorded at or after a moment; one above the last if there is none. */
    public long positionAt(Instant moment) {
        Long position = jdbc.queryForObject("""
                select coalesce((select min(position) from journal where recorded_at >= ?),
                                (select max(position) + 1 from journal), 1)""", Long.class, moment.atOffset(ZoneOffset.UTC));
        return position == null ? 1 : position;
    }

    /** The latest wishes, newest first. */
    public List<Progress> latest(int limit) {
        return jdbc.query(
                """
                select id, topic, from_position, next_position, marked, requested_by, requested_at, finished_at
                from republish order by id desc limit ?""",
                (row, _) -> {
                    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                    return new Progress(
                            row.getLong("id"),
                            row.getString("topic"),
                            row.getLong("from_position"),
                            row.getLong("next_position"),
                            row.getLong("marked"),
                            row.getString("requested_by"),
                            row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                            finished == null ? null : finished.toInstant());
                },
                limit);
    }

    /** Marks the next part, if the relay has room for it; false if there is nothing to do just now. */
    public boolean step() {
        return jdbc.update(MARK_NEXT) > 0;
    }

    /** Publishes some events of one stream again: somebody misses them. The number of those that exist. */
    public int again(String stream, int from, int to) {
        return jdbc.update("""
                insert into journal_unpublished (position)
                select position from journal where stream = ? and sequence between ? and ?
                  and not exists (select 1 from journal_parked p where p.position = journal.position)
                order by position limit %d on conflict do nothing""".formatted(AT_ONCE), stream, from, to);
    }
}
