package org.chairside.kit;

import org.chairside.kit.api.EndpointConfiguration;
import org.chairside.kit.api.EntranceConfiguration;
import org.chairside.kit.command.CommandConfiguration;
import org.chairside.kit.identity.IdentityConfiguration;
import org.chairside.kit.limits.LimitConfiguration;
import org.chairside.kit.problem.ProblemConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.SecurityFilterChain;

/** Makes a web application an API of Chairside, unless it brings a filter chain of its own, as the console does for its pages. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMissingBean(SecurityFilterChain.class)
@Import({
    ProblemConfiguration.class,
    IdentityConfiguration.class,
    EntranceConfiguration.class,
    EndpointConfiguration.class,
    CommandConfiguration.class,
    LimitConfiguration.class
})
public class ApiAutoConfiguration {}
