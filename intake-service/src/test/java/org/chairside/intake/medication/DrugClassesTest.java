package org.chairside.intake.medication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chairside.contracts.intake.MedicationClass;
import org.chairside.intake.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrugClassesTest {

    private static final DrugClasses CLASSES = Cast.drugClasses();

    @ParameterizedTest
    @CsvSource({
        "aminophylline, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "AMINOPHYLLINE 225 mg, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Théophylline, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "theophylline/guaifenesin, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "aminophylline100mg, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "amino\u200Bphylline, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo-24, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo24, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo .24, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo.24, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "'Theo ,24', THEOPHYLLINE_OR_AMINOPHYLLINE",
        "choline   theophyllinate, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo-Dur 300 mg, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "TheoDur, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theolair-SR, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theofylline 200 mg, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "aminophiline, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Uniphyl™ 400 mg, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo-Dur®, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo-24Ⓡ, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Theo-24/300 mg, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Elixophyllin℠, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "SLO-BID Gyrocaps, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "slobid, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Quibron-T, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Elixophyllin 80 mg/15 mL, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "Uni-Dur, THEOPHYLLINE_OR_AMINOPHYLLINE",
        "(lorazepam), BENZODIAZEPINE",
        "Nayzilam nasal spray, BENZODIAZEPINE",
        "MS Contin 15 mg, OPIOID",
        "ms-contin, OPIOID",
        "Belbuca, OPIOID",
        "Lortab 5/325, OPIOID",
        "Duragesic patch, OPIOID",
        "Opana ER, OPIOID",
        "Tylenol #3, OPIOID",
        "Zelapar, MAOI",
        "Jornay PM, STIMULANT",
        "Tylenol PM, OTHER_CNS_DEPRESSANT",
        "Diazepam., BENZODIAZEPINE",
        "Oxycodone/Acetaminophen 5/325 mg, OPIOID",
        "Buprenorphine-Naloxone, OPIOID",
        "tranylcypromine, MAOI",
        "Adderall XR 20 mg, STIMULANT",
        "gabapentin, OTHER_CNS_DEPRESSANT",
        "Cannabis edibles, RECREATIONAL",
        "sertraline, OTHER",
        "lamotrigine, OTHER",
        "something nobody knows, OTHER"
    })
    void a_name_is_recognised_whatever_its_case_marks_and_company(String name, MedicationClass expected) {
        assertThat(CLASSES.classify(name).medicationClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "apomorphine",
        "theophyllines",
        "choline",
        "theo",
        "dur",
        "slo",
        "contin",
        "tylenol 500 mg",
        "pentobarbitalx"
    })
    void a_part_of_a_word_or_of_a_name_is_not_the_drug(String name) {
        assertThat(CLASSES.classify(name).medicationClass()).isEqualTo(MedicationClass.OTHER);
    }

    @Test
    void of_two_ingredients_the_graver_one_counts() {
        assertThat(CLASSES.classify("codeine with aminophylline").medicationClass())
                .isEqualTo(MedicationClass.THEOPHYLLINE_OR_AMINOPHYLLINE);
        assertThat(CLASSES.classify("butalbital / codeine").medicationClass()).isEqualTo(MedicationClass.OPIOID);
    }

    @Test
    void every_sedative_that_a_session_knows_by_name_is_known_here() throws IOException {
        var rescueDrugs = Path.of("../session-service/src/main/resources/session/rescue-drugs.txt");
        var sedatives = Files.readAllLines(rescueDrugs).stream()
                .filter(line -> line.startsWith("BENZODIAZEPINE:") || line.startsWith("OPIOID:"))
                .toList();

        assertThat(sedatives).isNotEmpty().allSatisfy(line -> {
            var colon = line.indexOf(':');
            assertThat(line.substring(colon + 1).split(",", -1))
                    .extracting(name -> CLASSES.classify(name).medicationClass().name())
                    .containsOnly(line.substring(0, colon));
        });
    }

    @Test
    void a_name_is_kept_as_it_was_typed() {
        assertThat(CLASSES.classify("  LORAZEPAM ").name()).isEqualTo("  LORAZEPAM ");
    }

    @Test
    void a_drug_in_two_classes_is_a_mistake_in_the_list() {
        assertThatIllegalArgumentException().isThrownBy(() -> DrugClasses.read(List.of("OPIOID: x", "MAOI: X")));
        assertThatIllegalArgumentException().isThrownBy(() -> DrugClasses.read(List.of("OPIOID: x, , y")));
        assertThatIllegalArgumentException().isThrownBy(() -> DrugClasses.read(List.of("OPIOIDS: x")));
        assertThatIllegalArgumentException().isThrownBy(() -> DrugClasses.read(List.of("just a name")));
    }
}
