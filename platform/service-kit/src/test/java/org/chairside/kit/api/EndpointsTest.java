package org.chairside.kit.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.chairside.kit.identity.Permission;
import org.chairside.kit.identity.Permissions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A service does not start with a door that nobody decided about. */
class EndpointsTest {

    @RestController
    static class Decided {
        @GetMapping("/a")
        @Permission("board.read")
        void read() {}
    }

    @RestController
    static class Undecided {
        @GetMapping("/a")
        void read() {}
    }

    @RestController
    static class Misspelt {
        @GetMapping("/a")
        @Permission("bored.read")
        void read() {}
    }

    @Test
    void an_endpoint_with_a_known_permission_is_fine() {
        assertThatCode(() -> start(Decided.class)).doesNotThrowAnyException();
    }

    @Test
    void an_endpoint_without_permission_stops_the_service() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(Undecided.class))
                .withMessageContaining("Undecided.read");
    }

    @Test
    void an_endpoint_with_an_unknown_permission_stops_the_service() {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(Misspelt.class))
                .withMessageContaining("Misspelt.read");
    }

    private static void start(Class<?> controller) {
        try (var context = new StaticWebApplicationContext()) {
            context.registerSingleton("controller", controller);
            context.refresh();
            var mapping = new RequestMappingHandlerMapping();
            mapping.setApplicationContext(context);
            mapping.afterPropertiesSet();
            var beans = new StaticListableBeanFactory();
            beans.addBean("mapping", mapping);
            new Endpoints(beans.getBeanProvider(RequestMappingHandlerMapping.class), Permissions.read())
                    .afterSingletonsInstantiated();
        }
    }
}
