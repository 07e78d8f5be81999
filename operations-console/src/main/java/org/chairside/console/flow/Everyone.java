package org.chairside.console.flow;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.chairside.console.services.NotAnswered;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;

/** All listeners, asked the same thing at once in the name of who is signed in. */
final class Everyone {

    private Everyone() {}

    /** What each answers; who does not answer is not in it. */
    static <T> Map<Listener, T> asked(Function<Listener, T> question) {
        var asked = new EnumMap<Listener, Future<T>>(Listener.class);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var listener : Listener.values()) {
                asked.put(
                        listener,
                        hands.submit(new DelegatingSecurityContextCallable<>(() -> question.apply(listener))));
            }
        }
        var answers = new EnumMap<Listener, T>(Listener.class);
        asked.forEach((listener, answer) -> answered(answer).ifPresent(said -> answers.put(listener, said)));
        return answers;
    }

    private static <T> Optional<T> answered(Future<T> answer) {
        try {
            return Optional.of(answer.get());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NotAnswered) {
                return Optional.empty();
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
