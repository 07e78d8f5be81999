package org.chairside.console.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.chairside.contracts.StaffId;
import org.chairside.kit.limits.LimitSettings;
import org.chairside.kit.limits.RateLimitFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which requests are let in, and how a person signs in; what is not named is denied. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class WebSecurity {

    private static final String CONTENT_SECURITY_POLICY = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
            connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'""";

    private static final int LONGEST_USERNAME = 64;

    private static final RequestMatcher A_FORM_S_PAGE =
            PathPatternRequestMatcher.withDefaults().matcher("/{page:visits|patients|clearances|sessions|vials}/**");

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain tokens(HttpSecurity http, LocalTools clients) {
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
                .oauth2AuthorizationServer(server -> server.registeredClientRepository(clients))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain pages(
            HttpSecurity http,
            IdentitySettings settings,
            People people,
            PasswordEncoder passwords,
            SignInThrottle throttle,
            Permissions permissions,
            @Value("${server.servlet.session.cookie.secure}") boolean secureCookies) {
        var wallClock = InstantSource.system();
        var wanted = new WantedPage(secureCookies, WebSecurity::asksByItself);
        return http.authenticationManager(onlyBy(ThrottledSignIn.of(people, passwords, throttle)))
                .addFilterBefore(
                        new SessionLimits(wallClock, WebSecurity::asksByItself), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/sign-in", "/assets/**", "/webjars/**", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers(request -> settings.openMetrics()
                                        && request.getRequestURI().equals("/actuator/prometheus"))
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/actuator/**")
                                .access(permissions.to("flows.read"))
                                // the stream says that something changed, and nothing of what
                                .requestMatchers("/", "/board/stream")
                                .authenticated()
                                .requestMatchers("/board/**", "/site-board/**")
                                .access(permissions.to("board.read"))
                                .requestMatchers("/visits/**")
                                .access(permissions.to("appointment.read"))
                                .requestMatchers("/patients/new/**")
                                .access(permissions.to("patient.register"))
                                .requestMatchers("/patients/**")
                                .access(permissions.to("patient.read"))
                                .requestMatchers("/clearances/**")
                                .access(permissions.to("clearance.read"))
                                .requestMatchers("/sessions/**")
                                .access(permissions.to("session.read"))
                                .requestMatchers("/vials/**")
                                .access(permissions.to("vial.read"))
                                .requestMatchers("/flows/**")
                                .access(permissions.to("flows.read"))
                                .anyRequest()
                                .denyAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .successHandler(signedIn(wanted))
                        .failureHandler(signInFailed()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WebSecurity::asksByItself)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/sign-in"),
                                PathPatternRequestMatcher.withDefaults().matcher("/**"))
                        .accessDeniedHandler(denied(wanted)))
                .requestCache(pages -> pages.requestCache(wanted))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny())
                        .httpStrictTransportSecurity(withDefaults()))
                .build();
    }

    /** Behind the security chain (order -100), which knows who asks. */
    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimit(LimitSettings limits) {
        var filter = new FilterRegistrationBean<>(new RateLimitFilter(limits, WebSecurity::whoAsks));
        filter.setOrder(-90);
        return filter;
    }

    private static Optional<StaffId> whoAsks() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Person person
                ? Optional.of(person.id())
                : Optional.empty();
    }

    /** Without a parent: the framework's own manager would look at the password a second time, unthrottled. */
    private static AuthenticationManager onlyBy(AuthenticationProvider provider) {
        return new ProviderManager(provider);
    }

    /** What a page asks for by itself to stay live: never an act of the person, and answered 401 and no page when the session is over. */
    private static boolean asksByItself(HttpServletRequest request) {
        return request.getRequestURI().equals("/board/stream") || "true".equals(request.getHeader("HX-Request"));
    }

    /**
     * A form whose session is over has no valid token any more; its person is told so, and not that they may not. Signing in leads back to
     * the page of the form.
     */
    private static AccessDeniedHandler denied(WantedPage wanted) {
        var forbidden = new AccessDeniedHandlerImpl();
        return (request, response, failure) -> {
            if (failure instanceof CsrfException
                    && SecurityContextHolder.getContext().getAuthentication() == null) {
                if (A_FORM_S_PAGE.matches(request)) {
                    wanted.remember(request.getRequestURI(), response);
                }
                response.sendRedirect("/sign-in?over");
            } else {
                forbidden.handle(request, response, failure);
            }
        };
    }

    private static AuthenticationSuccessHandler signedIn(WantedPage wanted) {
        var back = new SavedRequestAwareAuthenticationSuccessHandler();
        back.setRequestCache(wanted);
        return back;
    }

    private static AuthenticationFailureHandler signInFailed() {
        return (request, response, failure) -> {
            var username = request.getParameter("username");
            if (username != null && username.length() <= LONGEST_USERNAME) {
                // the sign-in page fills it in again
                request.getSession().setAttribute("lastUsername", username);
            }
            response.sendRedirect(
                    failure instanceof ThrottledSignIn.TooManyAttempts ? "/sign-in?wait" : "/sign-in?failed");
        };
    }
}
