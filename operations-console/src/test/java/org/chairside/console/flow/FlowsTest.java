package org.chairside.console.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.console.ConsoleTest;
import org.chairside.console.projection.OtherServices;
import org.chairside.console.visit.StandIn;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.scheduling.ChairAdded;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.session.DischargeCriteriaMet;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.kafka.KafkaAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ConsoleTest
class FlowsTest {

    static final StandIn SERVICES = new StandIn();
    static final String ALL = "GET /actuator/quarantine?limit=100";
    static final String INBOX = "GET /actuator/inbox";
    static final String KNOWLEDGE = "GET /actuator/knowledge";

    @Autowired
    MockMvc web;

    @Autowired
    UserDetailsService people;

    @Autowired
    TopicCatalogue catalogue;

    @Autowired
    KafkaAddress kafka;

    @DynamicPropertySource
    static void standIn(DynamicPropertyRegistry properties) {
        for (var service : new String[] {"scheduling", "intake", "session", "notification"}) {
            properties.add("chairside.services." + service, SERVICES::url);
        }
    }

    @BeforeEach
    void nothingStandsAside() {
        SERVICES.answers(ALL, "{\"records\":[]}")
                .answers(INBOX, inbox("", ""))
                .answers(KNOWLEDGE, "[" + known(0, Instant.now()) + "]");
    }

    @Test
    void ops_see_what_stands_aside_without_its_contents_and_in_both_languages() throws Exception {
        SERVICES.answers(ALL, "{\"records\":[" + record(17, "QUARANTINED") + "," + record(18, "HELD") + "]}");
        for (var language : new String[] {"en", "es"}) {
            assertThat(page("ops", get("/flows/quarantine").locale(Locale.of(language))))
                    .contains("chairside.session.infusion-started.v1")
                    .contains("session/x")
                    .contains("/flows/quarantine/INTAKE/17")
                    .doesNotContain("/flows/quarantine/INTAKE/18")
                    .contains("data-testid=\"quarantine-CONSOLE\"")
                    .doesNotContain("secret")
                    .doesNotContain("??");
        }
        assertThat(page("privacy", get("/flows/quarantine"))).doesNotContain("data-testid=\"retry\"");
    }

    @Test
    void what_came_of_a_decision_is_told_as_it_is() throws Exception {
        SERVICES.answers("POST /actuator/quarantine/17", """
                {"record":%s,"outcomes":[{"stream":"session/x","from":3,"to":3,"outcome":"APPLIED"}]}""".formatted(record(17, "RESOLVED")));
        assertThat(came("ops", "INTAKE/17", "action", "RETRY")).contains("data-what=\"done\"");
        assertThat(SERVICES.last("POST").body()).isEqualTo("{\"action\":\"retry\"}");

        // 200 says that it was tried, and not that it went well
        SERVICES.answers("POST /actuator/quarantine/17", """
                {"record":%s,"outcomes":[{"stream":"session/x","from":3,"to":3,"outcome":"QUARANTINED","reason":"rule"}]}""".formatted(record(17, "QUARANTINED")));
        assertThat(came("ops", "INTAKE/17", "action", "RETRY"))
                .contains("data-what=\"again\"")
                .contains("notice-alarm");

        SERVICES.answers("POST /actuator/quarantine/17", 409, """
                {"status":409,"code":"still-unfit","detail":"The record is as it was: schema at /at"}""");
        assertThat(came("ops", "INTAKE/17", "action", "RETRY"))
                .contains("data-what=\"refused\"")
                .contains("still-unfit")
                .contains("schema at /at");

        SERVICES.answers("POST /actuator/quarantine/17", 503, "{}");
        assertThat(came("ops", "INTAKE/17", "action", "RETRY")).contains("data-what=\"unknown\"");

        SERVICES.answers("POST /actuator/quarantine/17", 202, "{\"record\":%s}".formatted(record(17, "QUARANTINED")));
        assertThat(came("ops", "INTAKE/17", "action", "SKIP", "reason", "damaged on the way"))
                .contains("data-what=\"proposed\"");
        assertThat(SERVICES.last("POST").body()).contains("damaged on the way");
        assertThat(came("ops", "INTAKE/17", "action", "SKIP", "reason", " ")).contains("data-what=\"refused\"");
    }

    @Test
    void who_may_not_decide_does_not() throws Exception {
        for (var action : new String[] {"RETRY", "SKIP"}) {
            web.perform(as("privacy", post("/flows/quarantine/INTAKE/17"))
                            .param("action", action)
                            .param("reason", "why"))
                    .andExpect(status().isForbidden());
        }
        web.perform(as("nurse.roc", post("/flows/quarantine/INTAKE/17")).param("action", "APPROVE"))
                .andExpect(status().isForbidden());
    }

    @Test
    void the_console_s_own_quarantine_is_listed_and_resolved_by_two_people() throws Exception {
        var session = SessionId.random();
        try (var others = new OtherServices(catalogue, kafka)) {
            // an event of a session that never began
            others.say(
                    "session/" + session,
                    UUID.randomUUID().toString(),
                    null,
                    Instant.now(),
                    new DischargeCriteriaMet(session, Instant.now()));
        }
        // the event travels through Kafka and the inbox
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(page("ops", get("/flows/quarantine")))
                .contains("session/" + session));
        var id = idIn(page("ops", get("/flows/quarantine")), "CONSOLE/(\\d+)");
        assertThat(page("ops", get("/flows"))).contains("data-count=\"1\"");

        assertThat(came("ops", "CONSOLE/" + id, "action", "RETRY")).contains("data-what=\"again\"");
        assertThat(came("ops", "CONSOLE/" + id, "action", "SKIP", "reason", "a test"))
                .contains("data-what=\"proposed\"");
        var proposal = idIn(page("privacy", get("/flows/quarantine")), "name=\"proposal\" value=\"(\\d+)\"");
        assertThat(came("ops", "CONSOLE/" + id, "action", "APPROVE", "proposal", proposal))
                .contains("second-person-needed");
        assertThat(came("privacy", "CONSOLE/" + id, "action", "APPROVE", "proposal", proposal))
                .contains("data-what=\"done\"")
                .doesNotContain("session/" + session);
        assertThat(page("ops", get("/flows"))).contains("data-count=\"0\"");
    }

    /** A list is cut somewhere, and the ten-thousandth record is as clinical as the first. */
    @Test
    void every_record_in_quarantine_is_counted_at_its_own_topic() throws Exception {
        SERVICES.answers(INBOX, inbox("""
                {"topic":"chairside.scheduling.sites.v1","state":"QUARANTINED","reason":"schema","rows":10000},
                {"topic":"chairside.scheduling.sites.v1","state":"HELD","reason":"","rows":7},
                {"topic":"chairside.session.sessions.v1","state":"QUARANTINED","reason":"schema","rows":1},
                {"topic":"chairside.session.sessions.v1","state":"QUARANTINED","reason":"rule","rows":2}""", ""));

        assertThat(edge("scheduling-service", "chairside.session.sessions.v1"))
                .contains("a record stands in quarantine")
                .contains("edge-quarantined\">3<");
        assertThat(edge("session-service", "chairside.scheduling.sites.v1")).contains("edge-quarantined\">10000<");
    }

    @Test
    void a_consumer_is_as_far_behind_as_it_says_of_its_furthest_partition() throws Exception {
        var now = Instant.now();
        var topic = "chairside.session.sessions.v1";
        assertThat(edge("scheduling-service", topic)).contains("up to date");

        SERVICES.answers(KNOWLEDGE, "[" + known(0, now) + "," + known(1, now.minus(Duration.ofMinutes(40))) + "]");
        assertThat(edge("scheduling-service", topic)).contains("needs somebody").contains("behind by 40 minutes");

        SERVICES.answers(KNOWLEDGE, "[" + known(0, now) + "," + known(1, null) + "]");
        assertThat(edge("scheduling-service", topic)).contains("not known").doesNotContain("up to date");
    }

    @Test
    void a_stream_that_waits_for_an_event_is_counted() throws Exception {
        SERVICES.answers(INBOX, inbox("", """
                {"topic":"chairside.session.sessions.v1","stream":"session/x","lastSequence":3,"heldSince":null,
                 "gapSince":"2026-03-02T14:00:00Z","firstWaiting":5}"""));
        assertThat(edge("scheduling-service", "chairside.session.sessions.v1")).contains(">1 stream<");
    }

    @Test
    void a_register_that_does_not_answer_is_not_known_and_never_empty() throws Exception {
        assertThat(page("ops", get("/flows"))).contains("data-known=\"true\"");

        SERVICES.answers(ALL, 503, "{}").answers(INBOX, 503, "{}");
        assertThat(page("ops", get("/flows")))
                .contains("data-known=\"false\"")
                .doesNotContain("nothing in quarantine")
                .contains("edge-quarantined\">not known<");
        assertThat(page("ops", get("/flows/quarantine"))).contains("what it has set aside is not known");
    }

    @Test
    void what_nobody_can_tell_stands_before_what_is_well_and_who_does_not_answer_is_named() throws Exception {
        var partlyKnown = page("ops", get("/flows"));
        assertThat(partlyKnown.lastIndexOf("data-worry=\"UNKNOWN\""))
                .isPositive()
                .isLessThan(partlyKnown.indexOf("data-worry=\"NONE\""));

        SERVICES.answers(INBOX, 503, "{}");
        var page = page("ops", get("/flows"));
        assertThat(page)
                .containsPattern("data-service=\"session-service\" data-how=\"unanswered\"")
                .contains("session-service does not answer: of ")
                .doesNotContain("Nowhere");
        assertThat(page("ops", get("/flows").locale(Locale.of("es"))))
                .contains("session-service no responde")
                .doesNotContain("??");
    }

    /** The row of one consumer of one topic. */
    private String edge(String consumer, String topic) throws Exception {
        var row = Pattern.compile("data-topic=\"" + topic + "\" data-consumer=\"" + consumer + "\"[\\s\\S]*?</tr>")
                .matcher(page("ops", get("/flows")));
        assertThat(row.find()).as(consumer + " hears " + topic).isTrue();
        return row.group();
    }

    private static String inbox(String open, String streams) {
        return "{\"positions\":[],\"streams\":[" + streams + "],\"away\":{},\"open\":[" + open + "]}";
    }

    private static String known(int partition, @Nullable Instant asOf) {
        return "{\"topic\":\"chairside.session.sessions.v1\",\"partition\":%d,\"asOf\":%s}"
                .formatted(partition, asOf == null ? "null" : "\"" + asOf + "\"");
    }

    @Test
    void nothing_is_rebuilt_before_somebody_is_sure() throws Exception {
        web.perform(as("ops", post("/flows/rebuild"))).andExpect(redirectedUrl("/flows"));
        var told = web.perform(as("ops", post("/flows/rebuild"))).andReturn();
        assertThat(told.getFlashMap().get("rebuilt")).isEqualTo("flows.rebuild.notSure");
        assertThat(page("ops", get("/flows").flashAttrs(told.getFlashMap()))).contains("Nothing was done");
    }

    @Test
    void a_visit_nobody_knows_has_words_of_its_own() throws Exception {
        assertThat(page("ops", get("/flows/journeys/" + UUID.randomUUID())))
                .contains("data-testid=\"unknown-visit\"")
                .doesNotContain("No visit has begun yet")
                .doesNotContain("??");
    }

    @Test
    void while_nothing_is_known_a_board_neither_counts_nor_calls_a_chair_free() throws Exception {
        var site = SiteCode.of("ROC");
        try (var others = new OtherServices(catalogue, kafka)) {
            var now = Instant.now();
            others.say(
                    "site/ROC",
                    "ROC",
                    null,
                    now,
                    new SiteOpened(site, "Rochester", ZoneId.of("America/New_York"), "NY"));
            others.say("site/ROC", "ROC", null, now, new ChairAdded(site, ChairId.random(), "Chair 1"));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(page("frontdesk.roc", get("/board")))
                .contains("Chair 1"));

        // no service has said here how far it is
        assertThat(page("frontdesk.roc", get("/board")))
                .contains("data-testid=\"filling\"")
                .contains("not known yet")
                .doesNotContain("free today")
                .doesNotContain("in a chair,");
        assertThat(page("frontdesk.roc", get("/board/stream"))).contains("data:unknown");
    }

    private String came(String person, String record, String... parameters) throws Exception {
        var request = as(person, post("/flows/quarantine/" + record));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        var told = web.perform(request)
                .andExpect(redirectedUrl("/flows/quarantine"))
                .andReturn()
                .getFlashMap();
        return page(person, get("/flows/quarantine").flashAttrs(told));
    }

    private static String idIn(String page, String pattern) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private MockHttpServletRequestBuilder as(String person, MockHttpServletRequestBuilder request) {
        return request.with(user(people.loadUserByUsername(person))).with(csrf());
    }

    private String page(String person, MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(as(person, request))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String record(long id, String state) {
        return """
                {"id":%d,"topic":"chairside.session.sessions.v1","partition":0,"offset":4,"stream":"session/x","sequence":3,
                 "type":"chairside.session.infusion-started.v1","state":"%s","reason":"schema","arrivedAt":"2026-03-02T14:00:00Z",
                 "tries":1,"value":"secret"}""".formatted(id, state);
    }
}
