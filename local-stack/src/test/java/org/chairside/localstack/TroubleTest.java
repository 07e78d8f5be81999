package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final Home HOME = new Home(Path.of("/data/chairside"));

    @Test
    void a_trouble_is_told_in_its_own_sentence_however_it_is_wrapped() {
        var trouble = new Trouble("Port 8080 (operations-console) is in use by another program.");

        assertThat(told(trouble)).isEqualTo(trouble.getMessage());
        assertThat(told(new ExceptionInInitializerError(trouble))).isEqualTo(trouble.getMessage());
        assertThat(told(new IllegalStateException(trouble))).isEqualTo(trouble.getMessage());
    }

    @Test
    void a_full_disk_is_named_with_the_directory_and_what_to_do() {
        var full = new FileSystemException("/data/chairside/pids/kafka", null, "No space left on device");

        assertThat(told(new IllegalStateException(new UncheckedIOException(full))))
                .isEqualTo("Chairside cannot go on with its files in /data/chairside: No space left on device "
                        + "(/data/chairside/pids/kafka). Make room there, or see that it may be written.");
    }

    @Test
    void a_failure_of_the_disk_that_gives_no_reason_is_named_all_the_same() {
        assertThat(told(new UncheckedIOException(new IOException("Disk quota exceeded"))))
                .contains("Disk quota exceeded");
        assertThat(told(new UncheckedIOException(new AccessDeniedException("/data/chairside/logs"))))
                .contains("/data/chairside/logs");
        assertThat(told(new UncheckedIOException(new IOException()))).contains("IOException");
    }

    @Test
    void a_mistake_of_our_own_says_what_and_where_in_one_line() {
        assertThat(told(new IllegalStateException("no such thing")))
                .contains("no such thing", "TroubleTest.java:")
                .doesNotContain("\n");
    }

    private static String told(Throwable failure) {
        return Trouble.sentence(failure, HOME);
    }
}
