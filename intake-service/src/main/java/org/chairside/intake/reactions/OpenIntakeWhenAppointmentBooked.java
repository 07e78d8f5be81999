package org.chairside.intake.reactions;

import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.clearance.OpenIntake;
import org.chairside.intake.clearance.OpenIntakeHandler;
import org.chairside.intake.patient.Patients;
import org.chairside.journal.Envelope;
import org.springframework.stereotype.Component;

/** A booking lets its site see the patient, and opens a file if the patient has none for that protocol. */
@Component
class OpenIntakeWhenAppointmentBooked {

    private final Bookings bookings;
    private final Patients patients;
    private final OpenIntakeHandler handler;

    OpenIntakeWhenAppointmentBooked(Bookings bookings, Patients patients, OpenIntakeHandler handler) {
        this.bookings = bookings;
        this.patients = patients;
        this.handler = handler;
    }

    void on(AppointmentBooked booked, Envelope envelope) {
        bookings.add(new Booking(
                booked.appointmentId(),
                booked.patient(),
                booked.site(),
                booked.protocol(),
                booked.start(),
                envelope.journeyId(),
                Booking.State.BOOKED));
        patients.showTo(booked.site(), booked.patient());
        handler.handle(
                new OpenIntake(ClearanceId.random(), booked.patient(), booked.protocol(), booked.appointmentId()));
    }
}
