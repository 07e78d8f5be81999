package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.session.SessionFixtures.*;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Set;
import org.chairside.contracts.session.RescueKind;
import org.chairside.contracts.session.RescueMedication;
import org.chairside.contracts.session.StopParty;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.session.SessionCommand.GiveRescueMedication;
import org.chairside.session.session.SessionCommand.PauseInfusion;
import org.chairside.session.session.SessionCommand.WatchSession;
import org.chairside.test.TestInfrastructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Between two commands a session is a row: what it forgets there, no rule will know. */
class SessionsTest {

    private static HikariDataSource pool;
    private static AnnotationConfigApplicationContext context;
    private static Sessions sessions;

    @BeforeAll
    static void migrate() {
        var database = TestInfrastructure.get().newDatabase().migrated();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.urlFor("*"));
        pool.setUsername(database.appUser());
        pool.setPassword(database.appPassword());
        JdbcClient.create(pool).sql("""
                        insert into vial (id, version, site, drug, lot, expires_on, concentration_micrograms_ml, received, on_hand)
                        values (?, 1, 'ROC', 'ketamine', 'L1', '2027-01-31', 50000, 500000, 460000)
                        """).param(VIAL.value()).update();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.scan("org.chairside.session.session.persistence");
        context.refresh();
        sessions = context.getBean(Sessions.class);
    }

    @AfterAll
    static void close() {
        context.close();
        pool.close();
    }

    @ParameterizedTest
    @EnumSource(Session.State.class)
    void a_session_is_read_back_as_it_was_written(Session.State state) {
        isReadBack(in(state).session);
    }

    @Test
    void whatever_was_seen_said_and_given_is_read_back() {
        var visit = planned();
        var id = visit.session.id();
        visit.carryOut(-9, new RecordEscortArrival(id, ESCORT, true));
        visit.must(
                visit.session.decide(
                        new SignOffDose(id, 900, SECOND_PRESCRIBER, Set.of("NY")), CLEARED, SITE, ROC, minute(-8)),
                minute(-8));
        visit.must(
                visit.session.decide(
                        new PrepareInfusion(id, VIAL, 80_000, 500, true, false, minute(-15), NURSE),
                        List.of(),
                        50_000,
                        CLEARED,
                        null,
                        ROC,
                        minute(-5)),
                minute(-5));
        visit.chart(-2, new Vitals(122, 78, 70, 14, 98, 5, List.of(), 0));
        visit.must(visit.session.decide(new StartInfusion(id, KNOWN, 40, NURSE, false), OPEN, START), START);
        visit.carryOut(
                3,
                new GiveRescueMedication(
                        id,
                        new RescueMedication(RescueKind.ANTIEMETIC, "ondansetron", 4_000L),
                        PRESCRIBER,
                        NURSE,
                        minute(3)));
        visit.carryOut(5, new PauseInfusion(id, StopParty.EQUIPMENT, null));
        visit.chart(6, CALM).chart(11, CALM);
        visit.carryOut(11, new ResumeInfusion(id, KNOWN, PRESCRIBER, null));
        visit.chart(12, pressure(168, 102));
        visit.carryOut(47, new WatchSession(id));
        visit.carryOut(48, new PauseInfusion(id, StopParty.PATIENT, null));

        var monitoring = visit.session.monitoring();
        assertThat(monitoring.missed()).isEqualTo(2);
        assertThat(monitoring.overrun()).isTrue();
        assertThat(monitoring.alarmedAt()).isEqualTo(minute(12));
        isReadBack(visit.session);
        isReadBack(ready().verifyEscort(73).session);
    }

    private static void isReadBack(Session session) {
        sessions.save(null, session);

        assertThat(sessions.find(session.id())).contains(session);
    }
}
