package org.chairside.scheduling.appointment;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.contracts.SiteCode;

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

    /** This site and all others that the patient's page names. */
    Set<SiteCode> sitesWith(SiteCode site) {
        return Stream.concat(Stream.of(site), ofPatient.stream().map(Appointment::site))
                .collect(toSet());
    }

    /** What holds the chair or the patient during this visit. */
    List<Appointment> inTheWayOf(Appointment visit) {
        return inTheWayOf(visit, visit.slot());
    }

    private List<Appointment> inTheWayOf(Appointment visit, Slot slot) {
        return Stream.concat(ofChair.stream(), ofPatient.stream())
                .filter(entry -> !entry.id().equals(visit.id()))
                .filter(entry -> entry.state().holdsChair() && entry.slot().overlaps(slot))
                .distinct()
                .toList();
    }

    boolean chairIsFree(Slot slot) {
        return isFree(ofChair, slot);
    }

    boolean patientIsFree(Slot slot) {
        return isFree(ofPatient, slot);
    }

    /** Whether chair and patient are free for this visit then, its own entries aside. */
    boolean isFreeFor(Appointment visit, Slot slot) {
        return inTheWayOf(visit, slot).isEmpty();
    }

    private static boolean isFree(List<Appointment> page, Slot slot) {
        return page.stream()
                .noneMatch(entry -> entry.state().holdsChair() && entry.slot().overlaps(slot));
    }
}
