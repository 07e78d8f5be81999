package org.chairside.session.staff.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chairside.kit.identity.CurrentStaff;
import org.chairside.kit.identity.Role;
import org.chairside.kit.identity.SignedIn;
import org.chairside.session.staff.Colleague;
import org.chairside.session.staff.Staff;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes who makes a request, once in five minutes: it is asked for by the day. */
@Configuration(proxyBeanMethods = false)
class NoteWhoWorksHere implements WebMvcConfigurer, HandlerInterceptor {

    private static final Duration NOTED_LATELY = Duration.ofMinutes(5);

    private final Staff staff;
    private final InstantSource clock = InstantSource.system();
    private final Map<SignedIn, Instant> noted = new ConcurrentHashMap<>();

    NoteWhoWorksHere(Staff staff) {
        this.staff = staff;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        CurrentStaff.find().ifPresent(this::note);
        return true;
    }

    private void note(SignedIn person) {
        var now = clock.instant();
        var last = noted.get(person);
        if (last == null || last.plus(NOTED_LATELY).isBefore(now)) {
            var roles = person.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
            staff.seen(person.id(), new Colleague(roles, person.licensedStates()), person.sites());
            noted.put(person, now);
        }
    }
}
