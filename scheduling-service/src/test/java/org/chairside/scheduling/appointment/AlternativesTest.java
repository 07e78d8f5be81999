package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.Protocol.MOOD;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.util.List;
import org.chairside.contracts.ChairId;
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
        var alternatives = offered(TAKEN, patientDiary(), WINDOW_CHAIR, CORNER_CHAIR);

        assertThat(alternatives.chairs()).containsExactly(CORNER_CHAIR);
    }

    @Test
    void later_times_of_the_chair_are_offered_that_are_long_enough() {
        var alternatives = offered(TAKEN, patientDiary(), WINDOW_CHAIR);

        // from 14:00 only an hour is free; from 17:00 on nobody comes
        assertThat(alternatives.starts())
                .containsExactly(
                        MONDAY_10.plusHours(7).atZone(NEW_YORK),
                        MONDAY_10.plusHours(9).atZone(NEW_YORK));
    }

    @Test
    void no_time_past_midnight_is_offered() {
        var evening = List.of(visit(State.BOOKED, MOOD, MONDAY_10.withHour(20).withMinute(1)));

        assertThat(offered(evening, patientDiary(), WINDOW_CHAIR).starts()).isEmpty();
    }

    @Test
    void no_time_is_offered_that_is_too_close_to_another_infusion_of_the_patient() {
        var busyUntilHalfPastOne = List.of(
                visit(State.BOOKED, MOOD, MONDAY_10),
                visit(State.BOOKED, MOOD, MONDAY_10.plusHours(1).plusMinutes(30)));
        var wednesday =
                visit(State.BOOKED, MOOD, MONDAY_10.plusHours(3).plusMinutes(30).plusHours(42));
        var soonerOnWednesday =
                visit(State.BOOKED, MOOD, MONDAY_10.plusHours(3).plusMinutes(29).plusHours(42));

        assertThat(offered(busyUntilHalfPastOne, patientDiary(wednesday), WINDOW_CHAIR)
                        .starts())
                .containsExactly(MONDAY_10.plusHours(3).plusMinutes(30).atZone(NEW_YORK));
        assertThat(offered(busyUntilHalfPastOne, patientDiary(soonerOnWednesday), WINDOW_CHAIR)
                        .starts())
                .isEmpty();
    }

    private static Alternatives offered(List<Appointment> taken, Diary patient, ChairId... chairs) {
        var diary = new Diary(true, true, taken, patient.ofPatient());
        return Alternatives.to(booking(MOOD, MONDAY_10), diary, POLICIES, List.of(chairs), taken, MONDAY_8);
    }
}
