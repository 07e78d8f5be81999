package org.chairside.session.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.chairside.contracts.session.RescueKind.ANTIHYPERTENSIVE;
import static org.chairside.contracts.session.RescueKind.BENZODIAZEPINE;
import static org.chairside.contracts.session.RescueKind.OPIOID;
import static org.chairside.contracts.session.RescueKind.REVERSAL_AGENT;

import java.util.List;
import org.chairside.contracts.session.RescueKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RescueDrugsTest {

    @ParameterizedTest
    @CsvSource({
        "midazolam, BENZODIAZEPINE",
        "MIDAZOLAM 2mg i.v., BENZODIAZEPINE",
        "(Versed), BENZODIAZEPINE",
        "Versed™ 2 mg, BENZODIAZEPINE",
        "mida\u200Bzolam, BENZODIAZEPINE",
        "Labétalol, ANTIHYPERTENSIVE",
        "hidralazina, ANTIHYPERTENSIVE",
        "fentanyl25mcg, OPIOID",
        "Narcan nasal, REVERSAL_AGENT",
        "flumazenil, REVERSAL_AGENT"
    })
    void a_drug_is_recognised_whatever_its_case_marks_and_company(String typed, RescueKind kind) {
        assertThat(RescueDrugs.in(typed)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ondansetron", "oxygen", "midazolamine", "apomorphine", "something nobody knows", "4 mg", " "})
    void what_is_no_such_drug_is_none(String typed) {
        assertThat(RescueDrugs.in(typed)).isEmpty();
    }

    @Test
    void of_several_drugs_each_is_recognised() {
        assertThat(RescueDrugs.in("midazolam, then flumazenil"))
                .containsExactlyInAnyOrder(BENZODIAZEPINE, REVERSAL_AGENT);
        assertThat(RescueDrugs.in("fentanyl + clonidine")).containsExactlyInAnyOrder(OPIOID, ANTIHYPERTENSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPIOIDS: x", "just a name", "OPIOID: x, , y", "OPIOID: two words", "OPIOID: x, X"})
    void a_line_that_says_nothing_is_a_mistake_in_the_list(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> RescueDrugs.kinds(List.of(line)));
    }
}
