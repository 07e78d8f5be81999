package org.chairside.console.services;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Tries again what a service put off because this person asked too much in one second: a page asks several things at once, and a quick
 * person opens several pages. What was put off was not done, so asking again does nothing twice.
 */
class WaitsWhenAskedTo implements ClientHttpRequestInterceptor {

    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        var response = execution.execute(request, body);
        for (int attempt = 1;
                attempt < ATTEMPTS && response.getStatusCode() == HttpStatus.TOO_MANY_REQUESTS;
                attempt++) {
            response.close();
            LockSupport.parkNanos(PAUSE.toNanos());
            response = execution.execute(request, body);
        }
        return response;
    }
}
