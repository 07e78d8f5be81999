package org.chairside.journal.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.journal.relay.Watermark;
import org.chairside.journal.simulation.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CredibleWatermarkTest {

    private static final String GENUINE = """
            {"source":"chairside/main/chair-service","asOf":"2026-03-02T08:00:00Z",
             "offsets":{"example.chairs.v1":[-1,7,0,12]},"withheldKeys":["patient-1"],
             "refilled":{"example.chairs.v1":"2026-03-02T07:00:00Z"}}""";

    private final CredibleWatermark credible = new CredibleWatermark(Examples.catalogue(), "main", Examples.CLOCK);

    @Test
    void what_the_owner_says_of_its_own_topic_is_believed() {
        assertThat(credible.objection(read(GENUINE))).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            main/chair-service | main/lamp-service    | of a topic that is another's
            main/chair-service | other/chair-service  | of a topic that is another's
            example.chairs.v1  | example.invented.v1  | of an unknown topic
            [-1,7,0,12]        | [-1,7,0]             | of partitions that are not there
            [-1,7,0,12]        | [-1,7,0,12,0]        | of partitions that are not there
            [-1,7,0,12]        | [-2,7,0,12]          | of partitions that are not there
            [-1,7,0,12]        | [null,7,0,12]        | incomplete
            [-1,7,0,12]        | null                 | incomplete
            ["patient-1"]      | [null]               | incomplete
            ["patient-1"]      | null                 | incomplete
            2026-03-02T08      | 2999-03-02T08        | of the future
            2026-03-02T07      | 2999-03-02T07        | of the future
            "2026-03-02T07:00:00Z" | null             | incomplete
            """)
    void a_watermark_that_its_owner_cannot_have_said_is_not_believed(String genuine, String forged, String objection) {
        assertThat(credible.objection(read(GENUINE.replace(genuine, forged)))).contains(objection);
    }

    @Test
    void one_of_a_release_that_did_not_speak_of_refills_is_believed() {
        assertThat(credible.objection(read("""
                {"source":"chairside/main/chair-service","asOf":"2026-03-02T08:00:00Z",
                 "offsets":{"example.chairs.v1":[-1,7,0,12]},"withheldKeys":[]}"""))).isEmpty();
    }

    @Test
    void what_says_nothing_is_no_watermark() {
        assertThat(credible.objection(read("null"))).contains("incomplete");
        assertThat(credible.objection(read("{}"))).contains("incomplete");
    }

    private static Watermark read(String json) {
        return JsonMapper.shared().readValue(json, Watermark.class);
    }
}
