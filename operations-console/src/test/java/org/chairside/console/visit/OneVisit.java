package org.chairside.console.visit;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chairside.console.ConsoleTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** One patient, one visit, one session and one vial, as the services tell of them. */
@ConsoleTest
abstract class OneVisit {

    static final StandIn SERVICES = new StandIn();
    static final String PATIENT = "11111111-1111-4111-8111-111111111111";
    static final String VISIT = "22222222-2222-4222-8222-222222222222";
    static final String SESSION = "33333333-3333-4333-8333-333333333333";
    static final String CLEARANCE = "44444444-4444-4444-8444-444444444444";
    static final String ESCORT = "55555555-5555-4555-8555-555555555555";
    static final String VIAL = "66666666-6666-4666-8666-666666666666";
    static final String CHAIR = "77777777-7777-4777-8777-777777777777";
    static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

    @Autowired
    MockMvc web;

    @Autowired
    UserDetailsService people;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void standIn(DynamicPropertyRegistry properties) {
        for (var service : new String[] {"scheduling", "intake", "session", "notification"}) {
            properties.add("chairside.services." + service, SERVICES::url);
        }
    }

    @BeforeEach
    void theServicesKnowAVisit() {
        SERVICES.asked.clear();
        theConsoleKnows("site (code, name, zone)", "'ROC', 'Rochester', 'America/New_York'");
        theConsoleKnows("chair (chair_id, site, label)", "'" + CHAIR + "', 'ROC', 'Chair 2'");
        for (var told : List.of("visit", "infusion", "clearance", "day_of_check")) {
            jdbc.sql("delete from " + told).update();
        }
        var patient = "/patients/" + PATIENT;
        SERVICES.answers("GET " + patient, """
                        {"token":"%s","version":1,"name":"Ana <b>Perez","birthDate":"1980-02-03","language":"es","homeSite":"ROC"}""".formatted(PATIENT))
                .answers("GET " + patient + "/medications", """
                        {"version":3,"medications":[{"name":"sertraline","medicationClass":"OTHER"}]}""")
                .answers("GET " + patient + "/consents", """
                        [{"protocol":"MOOD","documentVersion":"v2","signedAt":"2026-03-01T15:00:00Z"}]""")
                .answers("GET " + patient + "/escorts", """
                        [{"id":"%s","name":"Luis","adult":true,"fitToDrive":true}]""".formatted(ESCORT))
                .answers("GET " + patient + "/clearances", "[" + clearance("DRAFT") + "]")
                .answers("GET /clearances/" + CLEARANCE, clearance("SUBMITTED"))
                .answers("GET /clearances?state=SUBMITTED", "[" + clearance("SUBMITTED") + "]")
                .answers("GET /clearances?state=SUSPENDED", "[]")
                .answers("GET /clearances?state=DRAFT", "[]")
                .answers("GET /appointments/" + VISIT, appointment("BOOKED"))
                .answers("GET /messages?appointment=" + VISIT, """
                        [{"intentId":"%s","version":1,"state":"SENT","template":"APPOINTMENT_CONFIRMATION","audience":"PATIENT",
                          "appointmentId":"%s","notAfter":"2026-03-02T14:00:00Z"}]""".formatted(UUID.randomUUID(), VISIT))
                .answers("GET /sessions/" + SESSION, session("PLANNED"))
                .answers("GET /vials?site=ROC", """
                        [{"id":"%s","site":"ROC","drug":"ketamine","lot":"L1","expiresOn":"2099-01-31",
                          "concentrationMicrogramsPerMl":10000,"received":200000,"onHand":164000,"drawn":36000,"given":0,"wasted":0}]""".formatted(VIAL))
                .answers("GET /drug-discrepancies?site=ROC", "[]");
    }

    void theConsoleKnows(String table, String row) {
        jdbc.sql("insert into " + table + " values (" + row + ") on conflict do nothing")
                .update();
    }

    /** The visit as the events have told it. */
    void theBoardShows(String state) {
        theConsoleKnows(
                "visit (appointment_id, patient, site, chair_id, protocol, starts_at, ends_at, local_date, state)",
                "'%s', '%s', 'ROC', '%s', 'MOOD', '2026-03-02T14:00Z', '2026-03-02T16:00Z', '2026-03-02', '%s'"
                        .formatted(VISIT, PATIENT, CHAIR, state));
    }

    MockHttpServletRequestBuilder vitals(String key) {
        return as("nurse.roc", post("/sessions/" + SESSION + "/vitals"))
                .param("key", key)
                .param("source", "MONITOR")
                .param("systolic", "120")
                .param("diastolic", "80")
                .param("heartRate", "70")
                .param("respiratoryRate", "14")
                .param("spo2", "98")
                .param("moaas", "5");
    }

    MockHttpServletRequestBuilder as(String person, MockHttpServletRequestBuilder request) {
        return request.with(user(people.loadUserByUsername(person))).with(csrf());
    }

    String show(MockHttpServletRequestBuilder request, String person, int expected) throws Exception {
        return web.perform(as(person, request))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    static String appointment(String state) {
        return """
                {"id":"%s","version":1,"state":"%s","patient":"%s","site":"ROC","chairId":"%s","protocol":"MOOD","start":"2026-03-02T14:00:00Z",
                 "end":"2026-03-02T16:00:00Z","zone":"America/New_York","seriesNumber":1}""".formatted(VISIT, state, PATIENT, CHAIR);
    }

    static String clearance(String state) {
        return """
                {"id":"%s","version":1,"state":"%s","patient":"%s","protocol":"MOOD","openedFor":"%s"}""".formatted(CLEARANCE, state, PATIENT, VISIT);
    }

    static String session(String state) {
        return """
                {"id":"%s","version":1,"state":"%s","appointmentId":"%s","patient":"%s","site":"ROC","chairId":"%s","protocol":"MOOD",
                 "scheduledStart":"2026-03-02T14:00:00Z","escort":{"escort":"%s","inRoom":true},
                 "vitals":[{"takenAt":"2026-03-02T13:50:00Z","source":"MONITOR","vitals":{"systolic":120,"diastolic":80,
                   "heartRate":70,"respiratoryRate":14,"spo2":98,"moaas":5}}],
                 "dose":{"doseMicrograms":36000,"weightGrams":72000,"microgramsPerKg":500,"concentrationMicrogramsPerMl":10000,
                   "volumeMicrolitres":3600},
                 "plannedMinutes":40,"startedAt":"2026-03-02T14:10:00Z"}""".formatted(SESSION, state, VISIT, PATIENT, CHAIR, ESCORT);
    }
}
