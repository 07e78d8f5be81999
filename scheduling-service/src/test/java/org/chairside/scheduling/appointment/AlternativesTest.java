package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.Protocol.MOOD;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.util.List;
import org.chairside.scheduling.appointment.Appointment.State;
import org.junit.jupiter.api.Test;

class AlternativesTest {

    private static final List<Appointment> TAKEN = List.of(
            visit(State.BOOKED, MOOD, MONDAY_10),
            visit(State.CHECKED_IN, MOOD, MONDAY_10.plusHours(2)),
            visit(State.BOOKED, MOOD, MONDAY_10.plusHours(5)),
            visit(State.CANCELLED, MOOD, MONDAY_10.plusHours(7)));

    @Test
    void other_chairs_are_offered_that_are_free_at_that_time() {
        var alternatives = Alternatives.to(WINDOW_CHAIR, MONDAY_10_TO_12, List.of(WINDOW_CHAIR, CORNER_CHAIR), TAKEN);

        assertThat(alternatives.chairs()).containsExactly(CORNER_CHAIR);
    }

    @Test
    void later_times_of_the_chair_are_offered_that_are_long_enough() {
        var alternatives = Alternatives.to(WINDOW_CHAIR, MONDAY_10_TO_12, List.of(WINDOW_CHAIR), TAKEN);

        // from 14:00 only an hour is free; from 17:00 on nobody comes
        assertThat(alternatives.starts())
                .containsExactly(
                        MONDAY_10.plusHours(7).atZone(NEW_YORK),
                        MONDAY_10.plusHours(9).atZone(NEW_YORK));
    }

    @Test
    void no_time_past_midnight_is_offered() {
        var evening = List.of(visit(State.BOOKED, MOOD, MONDAY_10.withHour(21)));

        var alternatives = Alternatives.to(WINDOW_CHAIR, evening.getFirst().slot(), List.of(WINDOW_CHAIR), evening);

        assertThat(alternatives.starts()).isEmpty();
    }
}
