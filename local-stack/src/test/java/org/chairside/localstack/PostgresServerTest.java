package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private Path directory;

    private final ServiceDatabase intake = new ServiceDatabase("intake", "owner-secret", "app-secret");
    private final List<Supervisor> supervisors = new ArrayList<>();
    private final Port port = FreePort.of("PostgreSQL");

    @AfterEach
    void stopWhatRuns() {
        supervisors.forEach(Supervisor::stop);
    }

    @Test
    void what_was_committed_is_there_at_the_second_start() throws SQLException {
        var server = start();
        intake.create(server::connect);
        try (var owner = connect(server, "intake_owner", "owner-secret")) {
            owner.createStatement().execute("create table note (text text)");
            owner.createStatement().execute("insert into note values ('kept')");
        }
        stopWhatRuns();
        port.requireFree();

        var again = start();
        intake.create(again::connect);
        try (var app = connect(again, "intake_app", "app-secret");
                var notes = app.createStatement().executeQuery("select text from note")) {
            assertThat(notes.next()).isTrue();
            assertThat(notes.getString(1)).isEqualTo("kept");
        }
    }

    @Test
    void every_commit_goes_to_disk_and_nobody_enters_without_a_password() throws SQLException {
        var server = start();
        try (var admin = server.connect("postgres")) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                try (var value = admin.createStatement().executeQuery("show " + setting)) {
                    value.next();
                    assertThat(value.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
        assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), "postgres", "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_row_that_is_refused_is_not_written_to_the_log() throws Exception {
        var server = start();
        try (var admin = server.connect("postgres")) {
            admin.createStatement().execute("create table person (name text check (name = ''))");
            var insert = admin.prepareStatement("insert into person values (?)");
            insert.setString(1, "Rosa Canary");
            assertThatThrownBy(insert::execute).hasMessageContaining("violates check constraint");
        }
        stopWhatRuns();

        assertThat(new Home(directory).logs().resolve("postgres.log"))
                .content()
                .contains("violates check constraint")
                .doesNotContain("Rosa Canary");
    }

    private PostgresServer start() {
        var home = new Home(directory);
        home.prepare();
        var server = new PostgresServer(home, port, "admin-secret");
        server.prepare();
        var supervisor = new Supervisor(home);
        supervisors.add(supervisor);
        supervisor.start(new Member(PostgresServer.NAME, server::start, server::isReady));
        return server;
    }

    private static Connection connect(PostgresServer server, String user, String password) throws SQLException {
        return DriverManager.getConnection(server.url("intake"), user, password);
    }
}
