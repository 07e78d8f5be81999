package org.chairside.intake.medication;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.Medication;
import org.chairside.contracts.intake.MedicationChange;
import org.chairside.contracts.intake.MedicationClass;
import org.chairside.contracts.intake.MedicationListChanged;
import org.chairside.contracts.intake.MedicationSource;
import org.chairside.contracts.intake.PatientEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a patient takes, as last attested.
 *
 * @param version counts the different lists; 0 as long as nobody has attested one
 * @param attestedAt when somebody last said that the list is complete, changed or not
 * @param wasOfConcern whether an earlier version was to be reviewed: a medication that was stopped is to be reviewed as well
 */
public record MedicationList(
        PatientToken patient,
        int version,
        @Nullable Instant attestedAt,
        List<Medication> medications,
        boolean wasOfConcern) {

    public MedicationList {
        medications = List.copyOf(medications);
    }

    /** What is known of a patient whom nobody has asked. */
    public static MedicationList none(PatientToken patient) {
        return new MedicationList(patient, 0, null, List.of(), false);
    }

    /** The first list and every difference is a change; the same list again is an attestation and no event. */
    Decision<PatientEvent> decide(ChangeMedications command, DrugClasses classes) {
        if (command.expectedVersion() != version) {
            return Decision.refused(MedicationRefusal.LIST_CHANGED);
        }
        var change = changeTo(classified(command, classes));
        if (version > 0 && isNone(change)) {
            return Decision.accepted(List.of());
        }
        return Decision.accepted(
                new MedicationListChanged(patient, version + 1, Sealed.of(change), command.reportedBy()));
    }

    /** The list that {@code events} leave behind. */
    MedicationList after(ChangeMedications command, DrugClasses classes, List<PatientEvent> events, Instant now) {
        return new MedicationList(patient, version + events.size(), now, classified(command, classes), needsReview());
    }

    /** The same list, said again to be complete. What the list of drugs calls otherwise by now becomes a change by it. */
    public ChangeMedications statedAgain() {
        var names = medications.stream().map(Medication::name).toList();
        return new ChangeMedications(patient, version, names, MedicationSource.PATIENT);
    }

    /** The same list as today's list of drugs reads it; it may know a brand that it did not know when the list was typed. */
    public MedicationList readBy(DrugClasses classes) {
        var read = medications.stream()
                .map(Medication::name)
                .map(classes::classify)
                .toList();
        return new MedicationList(patient, version, attestedAt, read, wasOfConcern);
    }

    /** Rule M1: theophylline and aminophylline are never given together with ketamine. */
    public Optional<UnmetRule> neverTogether() {
        return has(MedicationClass.THEOPHYLLINE_OR_AMINOPHYLLINE)
                ? Optional.of(new UnmetRule(
                        "M1",
                        "theophylline-or-aminophylline",
                        "Theophylline or aminophylline is on the medication list; ketamine is never given with it."))
                : Optional.empty();
    }

    /**
     * Rule M2: whether a prescriber must have looked at this very version of the list. Whatever it names is looked at: a name that
     * nothing here recognises may be a brand of anything.
     */
    public boolean needsReview() {
        return wasOfConcern || !medications.isEmpty();
    }

    private boolean has(MedicationClass medicationClass) {
        return medications.stream().anyMatch(medication -> medication.medicationClass() == medicationClass);
    }

    private static List<Medication> classified(ChangeMedications command, DrugClasses classes) {
        return command.names().stream().map(classes::classify).toList();
    }

    private MedicationChange changeTo(List<Medication> stated) {
        var added = without(stated, medications);
        var stopped = without(medications, stated);
        var formerly = new HashMap<String, Deque<Medication>>();
        stopped.forEach(medication -> formerly.computeIfAbsent(drug(medication), any -> new ArrayDeque<>())
                .add(medication));
        var changed = new ArrayList<Medication>();
        for (var medication : List.copyOf(added)) {
            var former =
                    formerly.getOrDefault(drug(medication), new ArrayDeque<>()).poll();
            if (former != null) {
                added.remove(medication);
                stopped.remove(former);
                changed.add(medication);
            }
        }
        return new MedicationChange(added, stopped, changed);
    }

    /** Line by line: a drug that stands there twice, for the morning and the night, is taken twice. */
    private static List<Medication> without(List<Medication> these, List<Medication> those) {
        var known = those.stream().map(MedicationList::key).collect(toCollection(ArrayList::new));
        return these.stream()
                .filter(medication -> !known.remove(key(medication)))
                .collect(toCollection(ArrayList::new));
    }

    /** Two spellings of one medication have one key; a class that was reassigned is another medication. */
    private static String key(Medication medication) {
        var words = DrugClasses.wordsWithAmounts(medication.name());
        return medication.medicationClass() + ":" + (words.isEmpty() ? medication.name() : String.join(" ", words));
    }

    /** What is before the first number is the drug, what follows is how much of it: another dose is a change, not a new drug. */
    private static String drug(Medication medication) {
        var words = DrugClasses.wordsWithAmounts(medication.name());
        var name = words.stream()
                .takeWhile(word -> !Character.isDigit(word.charAt(0)))
                .toList();
        return String.join(" ", name.isEmpty() ? words : name);
    }

    private static boolean isNone(MedicationChange change) {
        return change.added().isEmpty()
                && change.stopped().isEmpty()
                && change.changed().isEmpty();
    }

    @Override
    public String toString() {
        return "MedicationList[patient=" + patient + ", version=" + version + "]";
    }
}
