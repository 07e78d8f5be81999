package org.chairside.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.chairside.contracts.StaffId;
import org.junit.jupiter.api.Test;

class ViewersTest {

    private static final StaffId NURSE = new StaffId("nurse.roc");
    private static final StaffId OPS = new StaffId("ops");

    private final Viewers<String> viewers = new Viewers<>();

    @Test
    void a_person_has_a_handful_open_and_one_more_closes_the_own_oldest() {
        viewers.add(OPS, "ops");
        IntStream.range(0, Viewers.PER_PERSON)
                .forEach(page -> assertThat(viewers.add(NURSE, "page-" + page)).isEmpty());

        assertThat(viewers.add(NURSE, "one-more")).contains("page-0");
        assertThat(viewers.all())
                .hasSize(Viewers.PER_PERSON + 1)
                .contains("ops", "one-more")
                .doesNotContain("page-0");
    }

    @Test
    void what_is_closed_makes_room() {
        IntStream.range(0, Viewers.PER_PERSON).forEach(page -> viewers.add(NURSE, "page-" + page));
        viewers.remove("page-3");

        assertThat(viewers.add(NURSE, "another")).isEmpty();
        viewers.remove("never there");
        assertThat(viewers.all()).hasSize(Viewers.PER_PERSON);
    }
}
