package org.chairside.kit.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.function.LongSupplier;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.ProblemWriter;
import org.chairside.kit.problem.Problems;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the body of a command into memory, never more than the limit, before anything begins: so a command can be run again after a deadlock. */
public final class BodyFilter extends OncePerRequestFilter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int PIECE = 8 * 1024;

    private final int limit;
    private final long withinNanos;
    private final LongSupplier nanos;

    public BodyFilter(LimitSettings limits) {
        this(limits, System::nanoTime);
    }

    BodyFilter(LimitSettings limits, LongSupplier nanos) {
        this.limit = Math.toIntExact(limits.body().toBytes());
        this.withinNanos = limits.bodyWithin().toNanos();
        this.nanos = nanos;
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
            body = request.getContentLengthLong() > limit ? new byte[limit + 1] : read(request.getInputStream());
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

    /** One byte more than the limit, at most. A body may pause, and as a whole has to be here in time: the next piece is not waited for. */
    private byte[] read(InputStream arriving) throws IOException {
        var body = new ByteArrayOutputStream();
        var began = nanos.getAsLong();
        while (body.size() <= limit) {
            var piece = new byte[Math.min(PIECE, limit + 1 - body.size())];
            var length = arriving.read(piece);
            if (length < 0) {
                break;
            }
            if (nanos.getAsLong() - began > withinNanos) {
                throw new SocketTimeoutException("the body trickles");
            }
            body.write(piece, 0, length);
        }
        return body.toByteArray();
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
