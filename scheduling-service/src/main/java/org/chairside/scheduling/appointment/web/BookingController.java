package org.chairside.scheduling.appointment.web;

import java.util.List;
import java.util.Map;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Refusal;
import org.chairside.kit.command.Answers;
import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.InvalidInput;
import org.chairside.kit.problem.NotFound;
import org.chairside.kit.problem.Refused;
import org.chairside.scheduling.appointment.AppointmentRefusal;
import org.chairside.scheduling.appointment.Appointments;
import org.chairside.scheduling.appointment.BookAppointment;
import org.chairside.scheduling.appointment.BookAppointmentHandler;
import org.chairside.scheduling.site.Chair;
import org.chairside.scheduling.site.Site;
import org.chairside.scheduling.site.Sites;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Books, or says why not and what would be free instead. */
@RestController
class BookingController {

    private final BookAppointmentHandler handler;
    private final Appointments appointments;
    private final Sites sites;

    BookingController(BookAppointmentHandler handler, Appointments appointments, Sites sites) {
        this.handler = handler;
        this.appointments = appointments;
        this.sites = sites;
    }

    @PostMapping("/appointments")
    @ResponseStatus(HttpStatus.CREATED)
    @Permission("appointment.book")
    ResponseEntity<AppointmentView> book(@RequestBody BookingRequest request, SignedIn person) {
        person.mustWorkAt(request.site());
        var site = sites.find(request.site()).orElseThrow(NotFound::new);
        var command = request.toCommand(site, person.id());
        if (handler.handle(command) instanceof Decision.Refused(var refusal)) {
            throw answerTo(refusal, command, site);
        }
        var booked = appointments.find(command.appointment()).orElseThrow();
        return Answers.created("/appointments/" + booked.id(), booked.version(), AppointmentView.of(booked));
    }

    private RuntimeException answerTo(Refusal refusal, BookAppointment command, Site site) {
        return switch ((AppointmentRefusal) refusal.reason()) {
            case START_IN_PAST -> invalidStart("past", "must not be in the past");
            case START_BEYOND_HORIZON -> invalidStart("horizon", "must not be beyond the site's booking horizon");
            case SLOT_PAST_MIDNIGHT -> invalidStart("interval", "the slot must end on the day it starts");
            case CHAIR_UNKNOWN -> new InvalidInput("#/chairId", "unknown", "must be a chair of the site");
            case SLOT_TAKEN ->
                new Refused(refusal, Map.of("alternatives", handler.alternativesTo(command, chairsOf(site))));
            case STATE,
                    PATIENT_UNKNOWN,
                    PATIENT_ALREADY_BOOKED,
                    INTERVAL_TOO_SHORT,
                    NOT_TODAY,
                    LATE_GRACE_NOT_OVER,
                    PATIENT_HAS_COME,
                    TOO_LATE_FOR_THE_CHAIR -> new Refused(refusal);
        };
    }

    private static InvalidInput invalidStart(String code, String detail) {
        return new InvalidInput("#/localStart", code, detail);
    }

    private static List<ChairId> chairsOf(Site site) {
        return site.chairs().stream().map(Chair::id).toList();
    }
}
