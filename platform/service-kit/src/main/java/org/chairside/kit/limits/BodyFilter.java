package org.chairside.kit.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.ProblemWriter;
import org.chairside.kit.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the body of a command into memory, never more than the limit, before anything begins: so a command can be run again after a deadlock. */
public final class BodyFilter extends OncePerRequestFilter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final int limit;

    public BodyFilter(LimitSettings limits) {
        this.limit = Math.toIntExact(limits.body().toBytes());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT_BODY.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isCompressed(request)) {
            ProblemWriter.write(request, response, Problems.unsupportedMediaType());
            return;
        }
        byte[] body;
        try {
            body = request.getContentLengthLong() > limit
                    ? new byte[limit + 1]
                    : request.getInputStream().readNBytes(limit + 1);
        } catch (IOException broken) {
            refuse(request, response, broken);
            return;
        }
        if (body.length > limit) {
            ProblemWriter.write(request, response, Problems.ofStatus(413).withHeader("Connection", "close"));
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private static boolean isCompressed(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, IOException broken)
            throws IOException {
        var problem = broken instanceof SocketTimeoutException || broken.getCause() instanceof SocketTimeoutException
                ? Problems.ofStatus(408)
                : Problem.of(400, "body-incomplete", "The body ended before it was whole.");
        // Tomcat has noted the exception and would answer it once more, as 500
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        ProblemWriter.write(request, response, problem.withHeader("Connection", "close"));
    }
}
