package org.chairside.session.session.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.identity.CurrentStaff;
import org.chairside.session.session.Sessions;
import org.chairside.session.startgate.Knowledge;
import org.chairside.session.startgate.KnowledgeOfOthers;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Before the gate, before the drug is drawn for it, and before a pump that stands runs on: waits at the knowledge barrier when the button is pressed, and before the request's
 * transaction begins. No connection and no lock is held meanwhile, and the transaction sees whatever the barrier let in.
 *
 * <p>What could not be heard in time closes the gate. It keeps nobody from drawing: an outage of a minute would cost the visit, and the dose is
 * given only through the gate.
 */
@Configuration(proxyBeanMethods = false)
class HearOthersBeforeTheGate implements WebMvcConfigurer, HandlerInterceptor {

    private static final String KNOWLEDGE = HearOthersBeforeTheGate.class.getName();

    private final Sessions sessions;
    private final KnowledgeOfOthers others;

    HearOthersBeforeTheGate(Sessions sessions, KnowledgeOfOthers others) {
        this.sessions = sessions;
        this.others = others;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/sessions/{id}/preparation",
                        "/sessions/{id}/start-gate",
                        "/sessions/{id}/start",
                        "/sessions/{id}/resume");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        idOf(request)
                .flatMap(sessions::find)
                .filter(session -> mayStartAt(session.visit().site()))
                .ifPresent(session -> request.setAttribute(
                        KNOWLEDGE,
                        others.about(session.visit().patient(), session.visit().site())));
        return true;
    }

    /** Nobody waits who will be turned away: the wait alone would tell that there is such a session. */
    private static boolean mayStartAt(SiteCode site) {
        return CurrentStaff.may("session.start")
                && CurrentStaff.find().filter(person -> person.worksAt(site)).isPresent();
    }

    /** What was heard for this request, about a session that exists. */
    static Knowledge knowledge(HttpServletRequest request) {
        if (request.getAttribute(KNOWLEDGE) instanceof Knowledge knowledge) {
            return knowledge;
        }
        throw new IllegalStateException("nobody asked before the gate");
    }

    /** Empty for what is no id: the controller will say so. */
    private static Optional<SessionId> idOf(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String id) {
            try {
                return Optional.of(SessionId.of(id));
            } catch (IllegalArgumentException noId) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
