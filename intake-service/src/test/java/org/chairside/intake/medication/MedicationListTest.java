package org.chairside.intake.medication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.intake.Cast.ADA;
import static org.chairside.intake.Cast.MONDAY_8;

import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.Medication;
import org.chairside.contracts.intake.MedicationChange;
import org.chairside.contracts.intake.MedicationListChanged;
import org.chairside.contracts.intake.MedicationSource;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.intake.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedicationListTest {

    private static final DrugClasses CLASSES = Cast.drugClasses();

    @Test
    void the_first_list_is_a_change_even_if_it_is_empty() {
        assertThat(events(MedicationList.none(ADA).decide(stated(MedicationList.none(ADA)), CLASSES)))
                .containsExactly(changed(1, List.of(), List.of(), List.of()));
    }

    @Test
    void the_same_list_again_is_an_attestation_and_no_event() {
        var list = listOf("Lorazepam 1 mg", "sertraline");

        assertThat(events(list.decide(stated(list, "SERTRALINE", "lorazepam  1 mg"), CLASSES)))
                .isEmpty();
    }

    @Test
    void an_attestation_moves_the_time_and_not_the_version() {
        var list = listOf("sertraline");
        var again = list.statedAgain();

        assertThat(events(list.decide(again, CLASSES))).isEmpty();
        assertThat(list.after(again, CLASSES, List.of(), MONDAY_8.plusSeconds(60)))
                .isEqualTo(new MedicationList(ADA, 1, MONDAY_8.plusSeconds(60), medications("sertraline"), true));
    }

    @Test
    void a_list_that_somebody_changed_meanwhile_is_looked_at_again() {
        var list = listOf("sertraline");
        var stale = new ChangeMedications(ADA, 0, List.of("lorazepam"), MedicationSource.PATIENT);

        assertThat(list.decide(stale, CLASSES)).isEqualTo(Decision.refused(MedicationRefusal.LIST_CHANGED));
    }

    @Test
    void one_line_more_of_the_same_drug_is_taken_twice_and_one_less_is_stopped() {
        var once = listOf("lorazepam 1 mg");
        var twice = listOf("lorazepam 1 mg", "lorazepam 1 mg");

        assertThat(events(once.decide(stated(once, "lorazepam 1 mg", "Lorazepam 1 mg"), CLASSES)))
                .containsExactly(changed(2, medications("Lorazepam 1 mg"), List.of(), List.of()));
        assertThat(events(twice.decide(stated(twice, "lorazepam 1 mg"), CLASSES)))
                .containsExactly(changed(2, List.of(), medications("lorazepam 1 mg"), List.of()));
        assertThat(events(twice.decide(stated(twice, "Lorazepam 1 mg", "lorazepam 1 mg"), CLASSES)))
                .isEmpty();
    }

    @Test
    void what_is_new_what_was_stopped_and_what_changed_is_told_apart() {
        var list = listOf("lorazepam 1 mg", "sertraline", "vitamin D");

        assertThat(events(list.decide(stated(list, "lorazepam 2 mg", "Vitamin D", "oxycodone"), CLASSES)))
                .containsExactly(
                        changed(2, medications("oxycodone"), medications("sertraline"), medications("lorazepam 2 mg")));
    }

    @Test
    void stopping_one_of_two_doses_of_a_drug_is_seen() {
        var list = listOf("lorazepam 1 mg", "lorazepam 2 mg");

        assertThat(events(list.decide(stated(list, "lorazepam 2 mg"), CLASSES)))
                .containsExactly(changed(2, List.of(), medications("lorazepam 1 mg"), List.of()));
    }

    /** A change of dose that nobody sees suspends no clearance. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lorazepam .5 mg | lorazepam 5 mg",
                "lorazepam .5mg | lorazepam 5mg",
                "lorazepam ,5 mg | lorazepam 5 mg",
                "lorazepam.5 mg | lorazepam 5 mg",
                "lorazepam,5 mg | lorazepam 5 mg",
                "lorazepam 1.5 mg | lorazepam 15 mg",
                "lorazepam 1/2 tablet | lorazepam 1-2 tablet",
                "lorazepam ½ tablet | lorazepam 1 - 2 tablet",
                "morphine 1½ tablet | morphine 1 1-2 tablet",
                "morphine 1½ tablet | morphine 11/2 tablet",
                "morphine 1¹/₂ tablet | morphine 11/2 tablet"
            })
    void another_dose_is_a_change_however_it_is_written(String one, String other) {
        var list = listOf(one);

        assertThat(events(list.decide(stated(list, other), CLASSES)))
                .containsExactly(changed(2, List.of(), List.of(), medications(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lorazepam .5 mg | Lorazepam 0.5 mg",
                "lorazepam.5 mg | Lorazepam 0.5 mg",
                "lorazepam ½ tablet | lorazepam 1/2 tablet",
                "lorazepam 1/2 tablet | lorazepam 1 / 2 tablet",
                "lorazepam 1 1/2 tablet | lorazepam 1½ tablet",
                "lorazepam 1¹/₂ tablet | lorazepam 1½ tablet",
                "Xanax™ 1 mg | xanax 1 mg",
                "lorazepam, 1 mg | lorazepam 1 mg"
            })
    void the_same_dose_in_another_hand_is_no_change(String one, String other) {
        var list = listOf(one);

        assertThat(events(list.decide(stated(list, other), CLASSES))).isEmpty();
    }

    @Test
    void names_without_a_single_letter_are_still_different() {
        var list = listOf("???");

        assertThat(events(list.decide(stated(list, "!!!"), CLASSES))).hasSize(1);
    }

    @Test
    void a_class_that_was_reassigned_is_a_change() {
        var before = listOf("lamotrigine");
        var stricter = DrugClasses.read(List.of("OTHER_CNS_DEPRESSANT: lamotrigine"));

        assertThat(events(before.decide(before.statedAgain(), stricter))).hasSize(1);
    }

    @Test
    void theophylline_and_aminophylline_are_named_by_rule_m1() {
        assertThat(listOf("aminophylline").neverTogether())
                .hasValueSatisfying(unmet -> assertThat(unmet.rule()).isEqualTo("M1"));
        assertThat(listOf("sertraline", "lorazepam").neverTogether()).isEmpty();
    }

    @Test
    void a_brand_that_the_list_of_drugs_learnt_later_is_read_by_what_is_known_today() {
        var typedBefore = listOf("Pulmophyllin");
        var learnt = DrugClasses.read(List.of("THEOPHYLLINE_OR_AMINOPHYLLINE: pulmophyllin"));

        assertThat(typedBefore.readBy(CLASSES).neverTogether()).isEmpty();
        assertThat(typedBefore.readBy(learnt).neverTogether()).isPresent();
        assertThat(typedBefore.readBy(learnt).version()).isEqualTo(typedBefore.version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lorazepam", "oxycodone", "phenelzine", "methylphenidate", "zolpidem", "cannabis", "unheard of"})
    void whatever_is_taken_needs_a_review_recognised_or_not(String name) {
        assertThat(listOf(name).needsReview()).isTrue();
    }

    @Test
    void who_takes_nothing_and_never_did_needs_none() {
        assertThat(MedicationList.none(ADA).needsReview()).isFalse();
        assertThat(next(next(MedicationList.none(ADA))).needsReview()).isFalse();
    }

    @Test
    void what_was_stopped_is_to_be_reviewed_too_however_often_the_list_changes() {
        assertThat(next(listOf("unheard of")).needsReview()).isTrue();
        assertThat(next(next(next(next(listOf("lorazepam"), "sertraline")))).needsReview())
                .isTrue();
    }

    private static MedicationList next(MedicationList list, String... names) {
        var command = stated(list, names);
        return list.after(command, CLASSES, events(list.decide(command, CLASSES)), MONDAY_8);
    }

    private static MedicationList listOf(String... names) {
        return new MedicationList(ADA, 1, MONDAY_8, medications(names), false);
    }

    private static List<Medication> medications(String... names) {
        return Stream.of(names).map(CLASSES::classify).toList();
    }

    private static ChangeMedications stated(MedicationList seen, String... names) {
        return new ChangeMedications(ADA, seen.version(), List.of(names), MedicationSource.PATIENT);
    }

    private static MedicationListChanged changed(
            int version, List<Medication> added, List<Medication> stopped, List<Medication> changed) {
        var change = Sealed.of(new MedicationChange(added, stopped, changed));
        return new MedicationListChanged(ADA, version, change, MedicationSource.PATIENT);
    }

    private static List<PatientEvent> events(Decision<PatientEvent> decision) {
        return ((Accepted<PatientEvent>) decision).events();
    }
}
