package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.jspecify.annotations.Nullable;

/** All appointments of the chain. */
public interface Appointments {

    Optional<Appointment> find(AppointmentId id);

    /** Finds one and keeps everybody else from changing it until the transaction ends. */
    Optional<Appointment> lock(AppointmentId id);

    /** The visits of one site on one of its days, in order of time. */
    List<Appointment> on(SiteCode site, LocalDate day);

    /** The database's present moment: what is read afterwards includes all that was committed before. */
    Instant asOf();

    /** What is booked for this patient or was delivered, at every site, in order of time. */
    List<Appointment> ofPatient(PatientToken patient);

    /** Opens the diary of a chair and a patient, and keeps everybody else from booking either until the transaction ends. */
    Diary openDiary(SiteCode site, ChairId chair, PatientToken patient);

    /**
     * Writes the state after a decision.
     *
     * @param before as it was loaded; null for a new appointment
     */
    void save(@Nullable Appointment before, Appointment after);
}
