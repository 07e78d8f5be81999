package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.session.*;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.appointment.AppointmentCommand.MarkNoShow;
import org.chairside.scheduling.appointment.ArrivalCommand.CheckInPatient;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommandHandler;
import org.chairside.test.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A registered patient, a chair at Rochester, and the events of other services. Real PostgreSQL. */
@SpringJUnitConfig(SchedulingOnPostgres.class)
abstract class VisitsAtRochester {

    static final Instant NOW = at(MONDAY_10);

    static final StaffId NURSE = new StaffId("nurse.roc");

    static final SessionId SESSION = SessionId.random();

    @Autowired
    BookAppointmentHandler book;

    @Autowired
    ArrivalHandler arrivals;

    @Autowired
    AppointmentCommandHandler desk;

    @Autowired
    SiteCommandHandler sites;

    @Autowired
    Appointments rows;

    @Autowired
    DirectInbox inbox;

    @Autowired
    SettableClock clock;

    final PatientToken patient = PatientToken.random();

    final ChairId chair = ChairId.random();

    @BeforeEach
    void a_registered_patient_and_a_chair() {
        clock.set(MONDAY_8);
        sites.handle(new OpenSite(ROC, "Rochester", NEW_YORK, "NY"));
        sites.handle(new AddChair(ROC, chair, chair.toString()));
        inbox.deliver(PatientEvent.class, new PatientRegistered(patient, BUF, "en", new Sealed.Redacted<>()));
    }

    AppointmentId booked(LocalDateTime start) {
        return bookedFor(patient, start);
    }

    AppointmentId bookedFor(PatientToken whom, LocalDateTime start) {
        return bookedFor(whom, start, Protocol.MOOD);
    }

    AppointmentId bookedFor(PatientToken whom, LocalDateTime start, Protocol protocol) {
        return bookedAt(chair, whom, start, protocol);
    }

    AppointmentId bookedAt(ChairId where, PatientToken whom, LocalDateTime start, Protocol protocol) {
        return accepted(wanted(where, whom, start, protocol));
    }

    AppointmentId accepted(BookAppointment command) {
        assertThat(book.handle(command)).isInstanceOf(Accepted.class);
        return command.appointment();
    }

    static BookAppointment wanted(ChairId where, PatientToken whom, LocalDateTime start, Protocol protocol) {
        return new BookAppointment(
                AppointmentId.random(), whom, ROC, where, protocol, start.atZone(NEW_YORK), FRONT_DESK);
    }

    AppointmentId arrived() {
        var visit = booked(MONDAY_10);
        clock.set(NOW);
        arrivals.handle(new CheckInPatient(visit));
        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
        return visit;
    }

    AppointmentId missed() {
        var visit = booked(MONDAY_10);
        clock.set(NOW.plus(Duration.ofMinutes(15)));
        assertThat(desk.handle(new MarkNoShow(visit))).isInstanceOf(Accepted.class);
        return visit;
    }

    State state(AppointmentId visit) {
        return rows.find(visit).orElseThrow().state();
    }

    DayOfCheckFailed failed(AppointmentId visit, boolean excluded) {
        return new DayOfCheckFailed(visit, patient, List.of("F1"), excluded, new Sealed.Redacted<>());
    }

    InfusionStarted started(AppointmentId visit) {
        return started(visit, NOW);
    }

    InfusionStarted started(AppointmentId visit, Instant at) {
        return new InfusionStarted(SESSION, visit, patient, ROC, 40, at, new Sealed.Redacted<>(), NURSE);
    }
}
