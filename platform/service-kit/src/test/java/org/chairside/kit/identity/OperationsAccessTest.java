package org.chairside.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.beans.BeansEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class OperationsAccessTest {

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    EndpointAutoConfiguration.class,
                    WebEndpointAutoConfiguration.class,
                    BeansEndpointAutoConfiguration.class))
            .withUserConfiguration(OperationsAccess.class);

    @Test
    void a_service_does_not_start_with_an_endpoint_that_nobody_was_given() {
        service.withPropertyValues("management.endpoints.web.exposure.include=health,beans")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessage("actuator endpoints that no permission is named for: beans"));
    }

    @Test
    void a_service_starts_with_those_that_are_named() {
        service.withPropertyValues("management.endpoints.web.exposure.include=health,metrics")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
