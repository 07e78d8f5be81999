package org.chairside.scheduling.appointment;

import java.util.List;

/**
 * What stands in the way of a booking: the chair's page and the patient's page, the latter over all sites.
 *
 * @param patientKnown whether intake registered the patient
 * @param chairKnown whether the site has the chair
 * @param ofChair what holds the chair
 * @param ofPatient what is booked for the patient or was delivered; cancelled, missed and untreated visits do not count
 */
public record Diary(boolean patientKnown, boolean chairKnown, List<Appointment> ofChair, List<Appointment> ofPatient) {

    public Diary {
        ofChair = List.copyOf(ofChair);
        ofPatient = List.copyOf(ofPatient);
    }

    boolean chairIsFree(Slot slot) {
        return isFree(ofChair, slot);
    }

    boolean patientIsFree(Slot slot) {
        return isFree(ofPatient, slot);
    }

    /** Whether chair and patient are free for this visit, its own entries aside. */
    boolean isFreeFor(Appointment visit) {
        return isFree(without(ofChair, visit), visit.slot()) && isFree(without(ofPatient, visit), visit.slot());
    }

    private static List<Appointment> without(List<Appointment> page, Appointment visit) {
        return page.stream().filter(entry -> !entry.id().equals(visit.id())).toList();
    }

    private static boolean isFree(List<Appointment> page, Slot slot) {
        return page.stream()
                .noneMatch(entry -> entry.state().holdsChair() && entry.slot().overlaps(slot));
    }
}
