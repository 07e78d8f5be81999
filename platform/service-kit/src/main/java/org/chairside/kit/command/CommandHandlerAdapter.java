package org.chairside.kit.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.chairside.journal.Cause;
import org.chairside.kit.api.Endpoint;
import org.chairside.kit.api.Endpoints;
import org.chairside.kit.identity.CurrentStaff;
import org.chairside.kit.identity.Permissions;
import org.chairside.kit.identity.Role;
import org.chairside.kit.identity.SignedIn;
import org.chairside.kit.problem.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Calls controller methods: each with the person as the cause of what it does, the state-changing ones as {@link Commands}, the others as
 * {@link Reads}.
 */
public final class CommandHandlerAdapter extends RequestMappingHandlerAdapter {

    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ObjectProvider<Endpoints> endpoints;
    private final ObjectProvider<Commands> commands;
    private final ObjectProvider<Reads> reads;
    private final Permissions permissions;

    CommandHandlerAdapter(
            ObjectProvider<Endpoints> endpoints,
            ObjectProvider<Commands> commands,
            ObjectProvider<Reads> reads,
            Permissions permissions) {
        this.endpoints = endpoints;
        this.commands = commands;
        this.reads = reads;
        this.permissions = permissions;
    }

    @Override
    protected @Nullable ModelAndView invokeHandlerMethod(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
        var person = CurrentStaff.find();
        var endpoint = endpoints.getObject().find(method);
        var role = person.flatMap(known -> role(known, endpoint));
        if (person.isEmpty() || role.isEmpty()) {
            return super.invokeHandlerMethod(request, response, method);
        }
        var actor = person.get().id() + "/" + role.get();
        return ScopedValue.where(Cause.CURRENT, new Cause(actor, RequestId.of(request)))
                .call(() -> {
                    if (endpoint.isEmpty()) {
                        return super.invokeHandlerMethod(request, response, method);
                    }
                    Commands.ControllerMethod called =
                            (buffered, rendered) -> super.invokeHandlerMethod(buffered, rendered, method);
                    if (CHANGING.contains(request.getMethod())) {
                        commands.getObject().run(person.get(), endpoint.get(), request, response, called);
                    } else {
                        reads.getObject().run(request, response, called);
                    }
                    return null;
                });
    }

    /** As what the person acts: the role that grants the endpoint, or {@code flows.operate} for the actuator's. */
    private Optional<Role> role(SignedIn person, Optional<Endpoint> endpoint) {
        return permissions.roleThatMay(endpoint.flatMap(Endpoint::permission).orElse("flows.operate"), person.roles());
    }
}
