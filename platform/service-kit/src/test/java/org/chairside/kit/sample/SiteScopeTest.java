package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.chairside.journal.inbox.Transactions;
import org.chairside.kit.sample.Caller.Answer;
import org.chairside.kit.scope.SiteScope;
import org.chairside.test.ChairsideTest;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The service under test forgets the first wall, and its people share two connections. */
@ChairsideTest
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=2",
            "spring.datasource.hikari.minimum-idle=2",
            "spring.datasource.hikari.connection-timeout=30000",
            "chairside.journal.relay=false"
        })
class SiteScopeTest {

    private static final List<String> SITES = List.of("BUF", "PHX", "ROC");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Transactions inbox;

    @BeforeEach
    void one_note_of_each_site() {
        inbox.run(() -> {
            jdbc.sql("delete from note").update();
            SITES.forEach(site ->
                    jdbc.sql("insert into note values (?, 'n')").param(site).update());
        });
    }

    @Test
    void five_hundred_shuffled_requests_through_two_connections_show_nobody_anothers_row() throws Exception {
        var people = List.of(
                List.of("ROC"), List.of("BUF"), List.of("PHX"), List.of("BUF", "ROC"), SITES, List.<String>of());
        var requests = new ArrayList<Callable<Void>>();
        for (var i = 0; i < 500; i++) {
            var sites = people.get(i % people.size());
            requests.add(() -> {
                assertThat(read(sites)).isEqualTo(sites);
                return null;
            });
        }
        Collections.shuffle(requests, new Random(7));

        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answer.get();
            }
        }
    }

    @Test
    void who_works_nowhere_writes_nowhere() {
        assertThat(write("ROC", List.of()).status()).isEqualTo(500);
        assertThat(read(SITES)).isEqualTo(SITES);
    }

    @Test
    void a_row_is_written_at_ones_own_sites_alone() {
        assertThat(write("BUF", List.of("ROC")).status())
                .as("the first wall's fault, and loud")
                .isEqualTo(500);
        assertThat(write("ROC", List.of("ROC")).status()).isEqualTo(201);
        assertThat(read(SITES)).containsExactly("BUF", "PHX", "ROC", "ROC");
    }

    @Test
    void what_is_nobodys_sees_nothing() {
        assertThat(notes()).as("outside of any transaction").isEmpty();
        assertThat(notesIn(transaction)).as("in one without a scope").isEmpty();
    }

    @Test
    void the_service_itself_sees_every_site_and_leaves_no_trace_of_it() {
        SiteScope.everySite(() -> assertThat(notesIn(transaction)).isEqualTo(SITES));
        SiteScope.everySite(
                () -> assertThat(notes()).as("no transaction, no scope").isEmpty());

        assertThat(notesIn(transaction)).isEmpty();
    }

    @Test
    void a_transaction_within_a_transaction_has_the_scope_too() {
        var own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        SiteScope.everySite(() ->
                transaction.executeWithoutResult(_ -> assertThat(notesIn(own)).isEqualTo(SITES)));
    }

    @Test
    void a_reading_cannot_write() {
        assertThatThrownBy(() -> {
                    var reading = new TransactionTemplate(transactions);
                    reading.setReadOnly(true);
                    SiteScope.everySite(() -> reading.executeWithoutResult(
                            _ -> jdbc.sql("delete from note").update()));
                })
                .hasMessageContaining("read-only");
    }

    private List<String> notesIn(TransactionTemplate transaction) {
        return Objects.requireNonNull(transaction.execute(_ -> notes()));
    }

    private List<String> notes() {
        return jdbc.sql("select site from note order by site")
                .query(String.class)
                .list();
    }

    private List<String> read(List<String> sites) {
        var answer = as(sites, caller -> caller.to("/notes").GET());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().valueStream().map(site -> site.asString()).toList();
    }

    private Answer write(String site, List<String> sites) {
        return as(sites, caller -> caller.to("/notes")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"site\":\"" + site + "\",\"text\":\"x\"}")));
    }

    private Answer as(List<String> sites, Function<Caller, HttpRequest.Builder> request) {
        var caller = new Caller(port);
        var token = TestTokens.of("nurse", "NURSE", sites.toArray(String[]::new));
        return caller.send(request.apply(caller).setHeader("Authorization", "Bearer " + token));
    }
}
