package org.chairside.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Where the processes of one local stack answer, and where its files lie. */
public record RunningStack(
        Path home, URI console, URI scheduling, URI intake, URI session, URI notification, String kafka, URI mailbox) {

    /** Reads the same environment variables as {@code ./run}. */
    public static RunningStack fromEnvironment() {
        return from(System.getenv());
    }

    /** Reads the same settings from a map. */
    public static RunningStack from(Map<String, String> environment) {
        return new RunningStack(
                Path.of(environment.getOrDefault("CHAIRSIDE_HOME", ".chairside"))
                        .toAbsolutePath(),
                loopback(environment, "CHAIRSIDE_CONSOLE_PORT", "8080"),
                loopback(environment, "CHAIRSIDE_SCHEDULING_PORT", "8081"),
                loopback(environment, "CHAIRSIDE_INTAKE_PORT", "8082"),
                loopback(environment, "CHAIRSIDE_SESSION_PORT", "8083"),
                loopback(environment, "CHAIRSIDE_NOTIFICATION_PORT", "8084"),
                "localhost:" + environment.getOrDefault("CHAIRSIDE_KAFKA_PORT", "9092"),
                loopback(environment, "CHAIRSIDE_MAILBOX_PORT", "8025"));
    }

    /** Whether somebody listens where its console should be. */
    public boolean answers() {
        try (var _ = new Socket(console.getHost(), console.getPort())) {
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static URI loopback(Map<String, String> environment, String variable, String standard) {
        return URI.create("http://localhost:" + environment.getOrDefault(variable, standard));
    }
}
