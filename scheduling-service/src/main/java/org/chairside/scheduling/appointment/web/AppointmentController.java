package org.chairside.scheduling.appointment.web;

import jakarta.validation.constraints.NotEmpty;
import java.time.LocalDate;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.scheduling.ConfirmationChannel;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.chairside.scheduling.appointment.Appointment;
import org.chairside.scheduling.appointment.AppointmentCommand.CancelAppointment;
import org.chairside.scheduling.appointment.AppointmentCommand.ConfirmAppointment;
import org.chairside.scheduling.appointment.AppointmentCommand.MarkNoShow;
import org.chairside.scheduling.appointment.AppointmentCommand.RecordNonTreatment;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.chairside.scheduling.appointment.Appointments;
import org.chairside.scheduling.appointment.ArrivalCommand.CheckInPatient;
import org.chairside.scheduling.appointment.ArrivalHandler;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/appointments")
class AppointmentController {

    private final AppointmentCommandHandler handler;
    private final ArrivalHandler arrivals;
    private final Appointments appointments;

    AppointmentController(AppointmentCommandHandler handler, ArrivalHandler arrivals, Appointments appointments) {
        this.handler = handler;
        this.arrivals = arrivals;
        this.appointments = appointments;
    }

    @GetMapping("/{id}")
    @Permission("appointment.read")
    ResponseEntity<AppointmentView> one(@PathVariable AppointmentId id, SignedIn person) {
        return show(find(id, person));
    }

    @GetMapping
    @Permission("appointment.read")
    List<AppointmentView> ofDay(@RequestParam SiteCode site, @RequestParam LocalDate date, SignedIn person) {
        person.mustWorkAt(site);
        return appointments.on(site, date).stream().map(AppointmentView::of).toList();
    }

    @PostMapping("/{id}/confirmation")
    @Permission("appointment.confirm")
    ResponseEntity<AppointmentView> confirm(
            @PathVariable AppointmentId id, @RequestBody Confirmation confirmation, SignedIn person) {
        find(id, person);
        return answer(id, handler.handle(new ConfirmAppointment(id, confirmation.channel())));
    }

    @PostMapping("/{id}/cancellation")
    @Permission("appointment.cancel")
    ResponseEntity<AppointmentView> cancel(
            @PathVariable AppointmentId id, @RequestBody Cancellation cancellation, SignedIn person) {
        find(id, person);
        return answer(id, handler.handle(new CancelAppointment(id, person.id(), cancellation.reason())));
    }

    @PostMapping("/{id}/check-in")
    @Permission("appointment.check-in")
    ResponseEntity<AppointmentView> checkIn(@PathVariable AppointmentId id, SignedIn person) {
        find(id, person);
        return answer(id, arrivals.handle(new CheckInPatient(id)));
    }

    @PostMapping("/{id}/no-show")
    @Permission("appointment.no-show")
    ResponseEntity<AppointmentView> markNoShow(@PathVariable AppointmentId id, SignedIn person) {
        find(id, person);
        return answer(id, handler.handle(new MarkNoShow(id)));
    }

    @PostMapping("/{id}/non-treatment")
    @Permission("appointment.not-treat")
    ResponseEntity<AppointmentView> recordNonTreatment(
            @PathVariable AppointmentId id, @RequestBody NonTreatment nonTreatment, SignedIn person) {
        find(id, person);
        var reasons = nonTreatment.reasons().stream().map(Enum::name).toList();
        return answer(id, handler.handle(new RecordNonTreatment(id, reasons)));
    }

    private Appointment find(AppointmentId id, SignedIn person) {
        var appointment = appointments.find(id).orElseThrow(NotFound::new);
        person.mustSee(appointment.site());
        return appointment;
    }

    private ResponseEntity<AppointmentView> answer(AppointmentId id, Decision<AppointmentEvent> decision) {
        if (decision instanceof Decision.Refused(var refusal)) {
            throw new Refused(refusal);
        }
        return show(appointments.find(id).orElseThrow());
    }

    private static ResponseEntity<AppointmentView> show(Appointment appointment) {
        return Answers.ok(appointment.version(), AppointmentView.of(appointment));
    }

    record Confirmation(ConfirmationChannel channel) {}

    record Cancellation(CancellationReason reason) {}

    record NonTreatment(@NotEmpty List<NonTreatmentReason> reasons) {}

    /** Why an arrived patient is sent home; rule ids come by way of the day-of check instead. */
    enum NonTreatmentReason {
        FASTING,
        ESCORT,
        CLEARANCE,
        MEDICATION,
        VITALS,
        PATIENT_DECLINED,
        LATE,
        SITE_NOT_READY
    }
}
