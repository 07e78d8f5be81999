package org.chairside.kit.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chairside.kit.api.Endpoint;
import org.chairside.kit.audit.AuditTrail;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs a state-changing endpoint in one transaction: what the command does, the note of its key with the rendered answer, and
 * its audit row commit together, and the answer leaves after the commit. A refusal or error leaves nothing behind.
 */
final class Commands {

    private static final int MOST_TRIES = 8;
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

    private final TransactionTemplate transactions;
    private final StoredAnswers answers;
    private final AuditTrail audit;

    Commands(PlatformTransactionManager transactions, StoredAnswers answers, AuditTrail audit) {
        this.transactions = new TransactionTemplate(transactions);
        this.transactions.setTimeout((int) Duration.ofSeconds(30).toSeconds());
        this.answers = answers;
        this.audit = audit;
    }

    /** Runs the controller method; it writes its answer to the response it is given. */
    void run(
            SignedIn person,
            Endpoint endpoint,
            HttpServletRequest request,
            HttpServletResponse response,
            ControllerMethod method)
            throws Exception {
        Optional<IdempotencyKey> key = request.getMethod().equals("POST")
                ? Optional.of(IdempotencyKey.of(request, person.id()))
                : Optional.empty();
        for (var attempt = 1; ; attempt++) {
            try {
                var answer = runOnce(person, endpoint, request, response, method, key);
                answer.sendTo(response);
                return;
            } catch (Failed failed) {
                startOver(request, response);
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            } catch (RuntimeException failure) {
                startOver(request, response);
                if (attempt == MOST_TRIES || !isWorthAnotherTry(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(
                        ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(5L << attempt)));
            }
        }
    }

    private StoredAnswer runOnce(
            SignedIn person,
            Endpoint endpoint,
            HttpServletRequest request,
            HttpServletResponse response,
            ControllerMethod method,
            Optional<IdempotencyKey> key) {
        return transactions.execute(transaction -> {
            key.ifPresent(answers::hold);
            var stored = key.flatMap(answers::find);
            var answer = stored.orElseGet(() -> invoke(request, response, method));
            if (answer.status() >= 300) {
                transaction.setRollbackOnly();
                return answer;
            }
            if (stored.isEmpty()) {
                key.ifPresent(fresh -> answers.store(fresh, answer));
            }
            audit.record(
                    person,
                    endpoint.permission().orElse(null),
                    request,
                    answer.status(),
                    stored.isPresent() ? "replayed" : "done");
            return answer;
        });
    }

    private static StoredAnswer invoke(
            HttpServletRequest request, HttpServletResponse response, ControllerMethod method) {
        var rendered = new ContentCachingResponseWrapper(response);
        try {
            method.invoke(request, rendered);
            return StoredAnswer.of(rendered);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new Failed(failure);
        }
    }

    /** Nothing of the answer has left yet; headers set by an attempt that failed are not those of the next, or of the problem. */
    private void startOver(HttpServletRequest request, HttpServletResponse response) {
        audit.forget(request);
        if (!response.isCommitted()) {
            response.reset();
        }
    }

    private static boolean isWorthAnotherTry(RuntimeException failure) {
        return Problems.sqlState(failure).filter(TRY_AGAIN::contains).isPresent();
    }

    /** A controller method with its arguments still to be bound. */
    @FunctionalInterface
    interface ControllerMethod {
        @Nullable
        ModelAndView invoke(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    /** Carries a checked exception out of the transaction, which it rolls back. */
    private static final class Failed extends RuntimeException {
        Failed(Exception cause) {
            super(cause);
        }
    }
}
