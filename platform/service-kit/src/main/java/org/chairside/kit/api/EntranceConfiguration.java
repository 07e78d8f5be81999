package org.chairside.kit.api;

import static org.springframework.web.servlet.HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.chairside.kit.audit.AuditFilter;
import org.chairside.kit.audit.AuditTrail;
import org.chairside.kit.identity.IdentitySettings;
import org.chairside.kit.identity.OperationsAccess;
import org.chairside.kit.identity.Permissions;
import org.chairside.kit.identity.StaffAuthentication;
import org.chairside.kit.problem.ProblemWriter;
import org.chairside.kit.problem.Problems;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who is let in: a chain that names everything it lets through and denies the rest. */
@Configuration(proxyBeanMethods = false)
public class EntranceConfiguration {

    @Bean
    SecurityFilterChain api(
            HttpSecurity http,
            IdentitySettings settings,
            JwtDecoder accessTokens,
            Permissions permissions,
            Endpoints endpoints,
            Problems problems,
            AuditTrail audit) {
        AuthenticationEntryPoint unknown =
                (request, response, failure) -> ProblemWriter.write(request, response, problems.of(failure));
        AccessDeniedHandler denied = (request, response, failure) -> {
            OperationsAccess.patternOf(request)
                    .ifPresent(pattern -> request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, pattern));
            ProblemWriter.write(
                    request, response, stands(request, endpoints) ? problems.of(failure) : Problems.notFound());
        };
        var chain = http.authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll()
                            .requestMatchers(openMetrics(settings))
                            .permitAll();
                    OperationsAccess.allow(requests);
                    requests.requestMatchers(HttpMethod.GET, "/v3/api-docs")
                            .permitAll()
                            .requestMatchers(endpoints::standAt)
                            .authenticated()
                            .anyRequest()
                            .denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(accessTokens)
                                .jwtAuthenticationConverter(StaffAuthentication.from(permissions)))
                        .authenticationEntryPoint(unknown)
                        .accessDeniedHandler(denied)
                        .withObjectPostProcessor(answeringFailuresWith(unknown)))
                .addFilterBefore(new AuditFilter(audit), ExceptionTranslationFilter.class)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(unknown).accessDeniedHandler(denied))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
        // Spring adds it unasked: an open page that repeats the Host header as this service's address
        chain.getFilters().removeIf(OAuth2ProtectedResourceMetadataFilter.class::isInstance);
        return chain;
    }

    /** Any method passes the firewall, so that an unknown one is answered 405 with what is allowed. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return (request, response, rejected) -> ProblemWriter.write(request, response, Problems.requestRejected());
    }

    private static RequestMatcher openMetrics(IdentitySettings settings) {
        return settings.openMetrics() ? EndpointRequest.to("prometheus") : request -> false;
    }

    private static boolean stands(HttpServletRequest request, Endpoints endpoints) {
        return endpoints.standAt(request)
                || EndpointRequest.toAnyEndpoint().excludingLinks().matches(request);
    }

    /** Without this, an issuer that cannot be reached would fly through the filters as an exception. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringFailuresWith(
            AuthenticationEntryPoint unknown) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(unknown::commence);
                return filter;
            }
        };
    }
}
