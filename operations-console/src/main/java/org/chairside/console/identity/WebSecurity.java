package org.chairside.console.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
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
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriComponentsBuilder;

/** Which requests are let in, and how a person signs in; what is not named is denied. */
@Configuration(proxyBeanMethods = false)
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
            Permissions permissions) {
        var wallClock = InstantSource.system();
        var byPassword = new DaoAuthenticationProvider(people);
        byPassword.setPasswordEncoder(passwords);
        return http.authenticationManager(onlyBy(new ThrottledSignIn(byPassword, new SignInThrottle(wallClock))))
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
                .formLogin(form ->
                        form.loginPage("/sign-in").successHandler(signedIn()).failureHandler(signInFailed()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WebSecurity::asksByItself)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/sign-in"),
                                PathPatternRequestMatcher.withDefaults().matcher("/**"))
                        .accessDeniedHandler(denied()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny())
                        .httpStrictTransportSecurity(withDefaults()))
                .build();
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
    private static AccessDeniedHandler denied() {
        var forbidden = new AccessDeniedHandlerImpl();
        var wanted = new HttpSessionRequestCache();
        return (request, response, failure) -> {
            if (failure instanceof CsrfException
                    && SecurityContextHolder.getContext().getAuthentication() == null) {
                if (A_FORM_S_PAGE.matches(request)) {
                    wanted.saveRequest(new ItsPage(request), response);
                }
                response.sendRedirect("/sign-in?over");
            } else {
                forbidden.handle(request, response, failure);
            }
        };
    }

    /** Leads back to the page that was wanted, by its path alone: the host of its address was whatever the request said. */
    private static AuthenticationSuccessHandler signedIn() {
        var back = new SavedRequestAwareAuthenticationSuccessHandler();
        back.setRedirectStrategy(
                (request, response, address) -> response.sendRedirect(UriComponentsBuilder.fromUriString(address)
                        .scheme(null)
                        .host(null)
                        .port(-1)
                        .build(true)
                        .toUriString()));
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

    /** The page at the address to which a form was sent; of what was typed it holds nothing. */
    private static final class ItsPage extends HttpServletRequestWrapper {
        ItsPage(HttpServletRequest form) {
            super(form);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }
}
