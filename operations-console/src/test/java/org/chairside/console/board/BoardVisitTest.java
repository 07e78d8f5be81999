package org.chairside.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.console.board.BoardVisit.State.IN_SESSION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.console.board.BoardVisit.Infusion;
import org.chairside.contracts.session.AlarmTier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardVisitTest {

    static final Instant NINE = Instant.parse("2026-03-02T14:00:00Z");
    static final UUID CHAIR = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "BOOKED, -, BOOKED, checkIn",
                "CHECKED_IN, PLANNED, CHECKED_IN, clearance",
                "READY, PLANNED, READY, vitals",
                "READY, PREPARED, PREPARED, start",
                "READY, INFUSING, INFUSING, vitals",
                "IN_SESSION, PAUSED, PAUSED, resumeOrStop",
                "IN_SESSION, RECOVERING, RECOVERING, vitals",
                "IN_SESSION, READY_TO_LEAVE, READY_TO_LEAVE, verifyEscort",
                "IN_SESSION, DISCHARGED, DISCHARGED, nothing",
                "COMPLETED, DISCHARGED, DISCHARGED, nothing",
                "NOT_TREATED, PLANNED, NOT_TREATED, nothing",
                "CANCELLED, -, CANCELLED, nothing",
            })
    void whoever_knows_best_says_where_a_visit_stands_and_what_is_due(
            BoardVisit.State booking, @Nullable Infusion infusion, BoardVisit.State state, String due) {
        var visit = visit(booking, infusion, null, 0);
        assertThat(visit.state()).isEqualTo(state);
        assertThat(visit.due().what()).isEqualTo(due);
    }

    /** The page at the chair marks the same as the next to do. */
    @ParameterizedTest
    @CsvSource({
        "EXPECTED, false, false, escort",
        "EXPECTED, false, true, escort",
        "HERE, false, false, vitals",
        "IN_ROOM, false, false, vitals",
        "HERE, false, true, prepare",
        "IN_ROOM, false, true, prepare",
        "EXPECTED, true, false, vitals",
        "EXPECTED, true, true, prepare",
        "HERE, true, true, prepare"
    })
    void before_the_drug_is_drawn_an_escort_who_does_more_than_fetch_comes_and_vitals_are_taken(
            String escort, boolean onlyFetches, boolean measured, String due) {
        var ready = visit(BoardVisit.State.READY, Infusion.PLANNED, escort, onlyFetches, measured ? NINE : null);
        assertThat(ready.due()).isEqualTo(BoardVisit.Due.of(due));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, checkIn", "CLEARANCE_ENDS_BEFORE, clearance", "INTERVAL_TOO_SHORT, checkIn"})
    void a_mark_asks_for_a_clearance_unless_it_is_the_infusion_before_that_is_too_close(
            @Nullable String mark, String due) {
        assertThat(visit(BoardVisit.State.BOOKED, mark, null, null, 0, null, List.of())
                        .due()
                        .what())
                .isEqualTo(due);
    }

    @Test
    void the_infusion_minute_stands_while_the_pump_stands() {
        var tenMinutesPausedBefore = visit(IN_SESSION, Infusion.INFUSING, null, 600);
        assertThat(tenMinutesPausedBefore.infusionMinute(NINE.plus(Duration.ofMinutes(25))))
                .isEqualTo(15);

        var pausedAtMinuteTwelve = visit(IN_SESSION, Infusion.PAUSED, NINE.plus(Duration.ofMinutes(12)), 0);
        assertThat(pausedAtMinuteTwelve.infusionMinute(NINE.plus(Duration.ofMinutes(30))))
                .isEqualTo(12);
    }

    @Test
    void what_was_stopped_out_of_a_pause_ran_to_the_pause_and_no_longer() {
        var stopped = visit(
                IN_SESSION,
                Infusion.RECOVERING,
                NINE.plus(Duration.ofMinutes(12)),
                0,
                NINE.plus(Duration.ofMinutes(30)),
                List.of());
        assertThat(stopped.infusionMinute(NINE.plus(Duration.ofHours(1)))).isEqualTo(12);

        var stoppedWhileRunning =
                visit(IN_SESSION, Infusion.RECOVERING, null, 0, NINE.plus(Duration.ofMinutes(30)), List.of());
        assertThat(stoppedWhileRunning.infusionMinute(NINE.plus(Duration.ofHours(1))))
                .isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"INFUSING, true", "PAUSED, true", "RECOVERING, true", "READY_TO_LEAVE, true", "DISCHARGED, false"})
    void an_alarm_asks_for_somebody_while_the_patient_is_here(Infusion infusion, boolean alarming) {
        var alarm = new BoardVisit.Alarm(AlarmTier.STOP, "V7");
        assertThat(visit(IN_SESSION, infusion, null, 0, null, List.of(alarm)).isAlarming())
                .isEqualTo(alarming);
        assertThat(visit(IN_SESSION, infusion, null, 0, null, List.of()).isAlarming())
                .isFalse();

        // what nobody knew at the door is of concern wherever the patient is
        var late = new BoardVisit.Alarm(AlarmTier.ADVISORY, "LATE");
        assertThat(visit(IN_SESSION, infusion, null, 0, null, List.of(late, alarm))
                        .standing())
                .isEqualTo(alarming ? List.of(late, alarm) : List.of(late));
    }

    @Test
    void vitals_are_due_by_the_site_s_own_cadence() {
        assertThat(visit(IN_SESSION, Infusion.INFUSING, null, 0).due())
                .isEqualTo(new BoardVisit.Due("vitals", NINE.plus(Duration.ofMinutes(10))));
        assertThat(visit(IN_SESSION, Infusion.RECOVERING, null, 0).due())
                .isEqualTo(new BoardVisit.Due("vitals", NINE.plus(Duration.ofMinutes(15))));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-1, -", "0, -", "1, 0", "59, 0", "60, 1", "300, 5"})
    void what_is_late_says_by_how_many_minutes(long secondsAfter, @Nullable Long minutes) {
        assertThat(new BoardVisit.Due("vitals", NINE).minutesLate(NINE.plusSeconds(secondsAfter)))
                .isEqualTo(minutes);
        assertThat(new BoardVisit.Due("prepare", null).minutesLate(NINE)).isNull();
    }

    private static BoardVisit visit(
            BoardVisit.State booking, @Nullable Infusion infusion, @Nullable Instant pausedAt, long pausedSeconds) {
        return visit(booking, infusion, pausedAt, pausedSeconds, null, List.of());
    }

    private static BoardVisit visit(
            BoardVisit.State booking,
            @Nullable Infusion infusion,
            @Nullable Instant pausedAt,
            long pausedSeconds,
            @Nullable Instant endedAt,
            List<BoardVisit.Alarm> alarms) {
        return visit(booking, null, infusion, pausedAt, pausedSeconds, endedAt, alarms);
    }

    private static BoardVisit visit(
            BoardVisit.State booking,
            @Nullable String mark,
            @Nullable Infusion infusion,
            @Nullable Instant pausedAt,
            long pausedSeconds,
            @Nullable Instant endedAt,
            List<BoardVisit.Alarm> alarms) {
        var started = startOf(infusion);
        return visit(
                booking, mark, infusion, "HERE", false, started, pausedAt, pausedSeconds, endedAt, started, alarms);
    }

    private static BoardVisit visit(
            BoardVisit.State booking,
            Infusion infusion,
            String escort,
            boolean escortOnlyFetches,
            @Nullable Instant lastVitalsAt) {
        return visit(
                booking,
                null,
                infusion,
                escort,
                escortOnlyFetches,
                startOf(infusion),
                null,
                0,
                null,
                lastVitalsAt,
                List.of());
    }

    private static @Nullable Instant startOf(@Nullable Infusion infusion) {
        return infusion == null || infusion == Infusion.PLANNED || infusion == Infusion.PREPARED ? null : NINE;
    }

    private static BoardVisit visit(
            BoardVisit.State booking,
            @Nullable String mark,
            @Nullable Infusion infusion,
            String escort,
            boolean escortOnlyFetches,
            @Nullable Instant started,
            @Nullable Instant pausedAt,
            long pausedSeconds,
            @Nullable Instant endedAt,
            @Nullable Instant lastVitalsAt,
            List<BoardVisit.Alarm> alarms) {
        return new BoardVisit(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                CHAIR,
                NINE,
                NINE.plus(Duration.ofHours(2)),
                booking,
                mark,
                null,
                null,
                infusion,
                null,
                List.of(),
                escort,
                escortOnlyFetches,
                40,
                started,
                pausedAt,
                pausedSeconds,
                endedAt,
                lastVitalsAt,
                alarms,
                10,
                15,
                false);
    }
}
