package org.chairside.kit.limits;

import org.chairside.kit.identity.CurrentStaff;
import org.chairside.kit.identity.SignedIn;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Filters behind the security chain (order -100), in this order: rate, body. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
public class LimitConfiguration {

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(LimitSettings limits) {
        var filter = new FilterRegistrationBean<>(
                new RateLimitFilter(limits, () -> CurrentStaff.find().map(SignedIn::id)));
        filter.setOrder(-90);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(LimitSettings limits) {
        var filter = new FilterRegistrationBean<>(new BodyFilter(limits));
        filter.setOrder(-70);
        return filter;
    }
}
