package org.chairside.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The people of the chain and the services they use. */
public final class Clinic implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Tokens tokens;
    private final ClinicClock clock;

    public Clinic(RunningStack stack) {
        this.stack = stack;
        this.tokens = new Tokens(stack, http);
        this.clock = new ClinicClock(stack.home().resolve("clock-offset"));
    }

    public Staff staff(String name) {
        return new Staff(name, tokens, http);
    }

    public ClinicClock clock() {
        return clock;
    }

    public RunningStack stack() {
        return stack;
    }

    /** Asks until the answer is what is waited for: another service has to hear of it first. */
    public static Answer until(String what, Supplier<Answer> question, Predicate<Answer> enough) {
        return untilAnswered(what, question, answer -> answer.isSuccess() && enough.test(answer));
    }

    /** The same where a refusal may be what is waited for. */
    static Answer untilAnswered(String what, Supplier<Answer> question, Predicate<Answer> enough) {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = question.get();
            if (enough.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(until)) {
                throw new VisitBroken("waited " + PATIENCE.toSeconds() + " s for " + what + ": " + answer.status() + " "
                        + answer.body());
            }
            Pause.briefly();
        }
    }

    /** What stands in the mailbox for this address. */
    public JsonNode letters() {
        try {
            var request = HttpRequest.newBuilder(URI.create(stack.mailbox() + "/messages"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
