package org.chairside.scheduling.appointment.persistence;

import org.chairside.kit.problem.GuardedBy;
import org.chairside.scheduling.appointment.AppointmentRefusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The database's last word. Bookings lock the chair and the patient before they decide, so nobody should ever hear it; a write that
 * goes around the locks does.
 */
@Configuration(proxyBeanMethods = false)
class BookingGuards {

    @Bean
    GuardedBy oneBookingPerChair() {
        return new GuardedBy("a_chair_is_never_booked_twice", AppointmentRefusal.SLOT_TAKEN);
    }

    @Bean
    GuardedBy onePlacePerPatient() {
        return new GuardedBy("a_patient_is_never_in_two_places", AppointmentRefusal.PATIENT_ALREADY_BOOKED);
    }
}
