package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.privacy.TypedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smallest values: what is one, and what only looks like one. */
class ValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "O'Brien; DROP TABLE",
                "Null",
                "José Núñez-Díaz",
                "李小龍",
                "נועה",
                "حسن",
                "Zoë 2nd",
                "👩‍⚕️",
                "می‌خواهم",
                "=cmd()",
                "ẞ"
            })
    void a_name_is_what_people_are_called(String name) {
        assertThat(new PersonName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u2003\u2003",
                "\u200B",
                "\u200B\u200D\uFEFF",
                "\u3164",
                "\u2800",
                "\u0301",
                "\u2028",
                "Ada\u2028Lovelace",
                "Ada\u2029Lovelace",
                "Ada\nLovelace",
                "Ada\u0085Lovelace",
                "Ada\u0000"
            })
    void a_name_that_nobody_can_read_is_none(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {" Ada ", "\u00A0Ada", "Ada\u2003", "\u200BAda\uFEFF", "\u3000Ada\t"})
    void a_name_is_kept_without_the_space_around_it(String typed) {
        assertThat(new PersonName(typed).value()).isEqualTo("Ada");
    }

    /** Whoever looks at each run of spaces from each of its places is busy for hours. */
    @Test
    @Timeout(30)
    void a_text_of_any_length_is_stripped_at_once() {
        var apart = "a" + " ".repeat(2_000_000) + "\u200B\u3000b";

        assertThat(TypedText.strip("\u00A0\t" + apart + " \u2028\u200B\r\n")).isEqualTo(apart);
        assertThat(TypedText.strip(" \u200B ")).isEmpty();
        assertThat(TypedText.strip("\uDB40\uDC20x\uDB40\uDC20"))
                .as("tags beyond the first plane")
                .isEqualTo("x");
    }

    @Test
    void a_name_is_counted_in_characters_people_see_not_in_halves_of_them() {
        assertThat(new PersonName("😀".repeat(200)).value()).hasSize(400);
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName("😀".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.org",
                "ada.lovelace+chairs@mail.example.co.uk",
                "o'brien@example.org",
                "A_1@xn--bcher-kva.example",
                "a@b.xn--p1ai"
            })
    void an_address_that_mail_can_be_sent_to(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.org",
                "a@",
                "a@b",
                "a@localhost",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                "a@b\u3002org",
                "a@b\uFF0Eorg",
                "a@b@c.org",
                "a b@c.org",
                "a@b .org",
                ".a@b.org",
                "a.@b.org",
                "a..b@c.org",
                "a@.org",
                "a@b..org",
                "a@b.org.",
                "a@-b.org",
                "a@b-.org",
                "a@b.o",
                "a@b.org\r\nBcc: c@d.org",
                "\"a b\"@c.org",
                "a@bücher.example",
                "å@b.org",
                "a\u200B@b.org",
                "<a@b.org>",
                "a@b.org,c@d.org"
            })
    void an_address_that_mail_cannot_be_sent_to(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address));
    }

    @Test
    void an_address_has_an_end() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(65) + "@b.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a@" + "b.".repeat(126) + "org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nurse2.buf", "director", "ops", "a", "00000000-0000-4000-8000-000000000001", "night_shift.roc"})
    void a_staff_id_has_one_spelling(String id) {
        assertThat(new StaffId(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "NURSE2.BUF", "Nurse2.buf", "nurse2.buf ", " nurse2.buf", "nurse2 .buf", "nurse2.buf\u200B",
                "nurse2.buf\u00A0", "nurs\u0435.buf", "nurse..buf", ".nurse", "nurse.", "nurse\r\n", "nurse\u0000",
                        "nurse/NURSE",
                "\u0130nurse"
            })
    void another_spelling_is_nobody(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StaffId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new StaffId("a".repeat(65)));
    }
}
