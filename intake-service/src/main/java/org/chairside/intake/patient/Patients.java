package org.chairside.intake.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;

/** The patients of the chain, and the sites that may see each. */
public interface Patients {

    void add(Patient patient);

    Optional<Patient> find(PatientToken token);

    /**
     * Reads a patient and keeps everybody else from deciding about the same patient until the transaction ends, so that a
     * clearance and the medications it rests on can never slip past each other.
     */
    Optional<Patient> lock(PatientToken token);

    /** Notes that {@code events} more facts were added to the stream of a locked patient. */
    void advance(Patient locked, int events);

    /** Lets the staff of a site see the patient; again is no error. */
    void showTo(SiteCode site, PatientToken patient);

    /** Those born on a day whom these sites may see. */
    List<Patient> bornOn(LocalDate day, Set<SiteCode> sites);

    /**
     * All those of the chain born on a day, for the rule that nobody is two patients and for no eye; nobody else born on it is registered
     * until the transaction ends.
     */
    List<Patient> bornOnAtEverySite(LocalDate day);

    boolean isVisibleFrom(Set<SiteCode> sites, PatientToken patient);
}
