package org.chairside.kit.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.HandlerMapping;

/** One row per state-changing request of a known person, but for those that came too fast: who, as what, what for, and what came of it. */
public final class AuditTrail {

    private static final String RECORDED = AuditTrail.class.getName();

    private final JdbcClient jdbc;

    public AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the row, in the running transaction if there is one.
     *
     * @param outcome {@code done}, {@code replayed}, or the code of the problem; {@code refused} if that has none
     */
    public void record(
            SignedIn person, @Nullable String permission, HttpServletRequest request, int status, String outcome) {
        jdbc.sql("""
                        insert into audit_entry (actor, roles, site, permission, method, path, status, outcome, request_id)
                        values (:actor, :roles, :site, :permission, :method, :path, :status, :outcome, :requestId)
                        """)
                .param("actor", person.id().value())
                .param("roles", person.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")))
                .param("site", onlySite(person))
                .param("permission", permission)
                .param("method", request.getMethod())
                .param("path", pathTemplate(request))
                .param("status", status)
                .param("outcome", outcome)
                .param("requestId", UUID.fromString(RequestId.of(request)))
                .update();
        request.setAttribute(RECORDED, true);
    }

    /** Whether this request has its row, provided that its transaction committed. */
    boolean hasRow(HttpServletRequest request) {
        return request.getAttribute(RECORDED) != null;
    }

    /** The transaction that held this request's row was rolled back. */
    public void forget(HttpServletRequest request) {
        request.removeAttribute(RECORDED);
    }

    private static @Nullable String onlySite(SignedIn person) {
        return person.sites().size() == 1 ? person.sites().iterator().next().value() : null;
    }

    /** The pattern, never the path: a path may hold what a person typed. */
    private static String pathTemplate(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String template
                ? template
                : "unmapped";
    }
}
