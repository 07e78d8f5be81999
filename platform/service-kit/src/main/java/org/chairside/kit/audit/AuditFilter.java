package org.chairside.kit.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.chairside.kit.identity.CurrentStaff;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Records what was refused, by whichever wall, before the answer leaves; what succeeded was recorded in its own transaction. Stands in the
 * security chain where the person is known and nothing has been decided yet. Who asks too fast is not recorded: the trail would be what they
 * fill.
 */
public final class AuditFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final int TOO_MANY_REQUESTS = 429;

    private final AuditTrail trail;

    public AuditFilter(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = CurrentStaff.find();
        var rendered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, rendered);
        if (person.isPresent() && !trail.hasRow(request) && rendered.getStatus() != TOO_MANY_REQUESTS) {
            record(person.get(), request, rendered.getStatus());
        }
        rendered.copyBodyToResponse();
    }

    private void record(SignedIn person, HttpServletRequest request, int status) {
        var outcome = request.getAttribute(ProblemWriter.CODE) instanceof String code
                ? code
                : status >= 400 ? "refused" : "done";
        try {
            trail.record(person, null, request, status, outcome);
        } catch (DataAccessException lost) {
            LOG.error("a refusal could not be recorded: {} {} answered {}", request.getMethod(), outcome, status, lost);
        }
    }
}
