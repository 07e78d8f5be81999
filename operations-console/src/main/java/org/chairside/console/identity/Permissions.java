package org.chairside.console.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.chairside.kit.identity.Role;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what, from the file that the services go by. What it does not name is denied. */
@Component
public class Permissions {

    private final Map<String, Set<Role>> roles;

    Permissions() {
        try (InputStream file = new ClassPathResource("chairside/permissions.json").getInputStream()) {
            roles = JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean allow(Person person, String permission) {
        return roles.getOrDefault(permission, Set.of()).stream().anyMatch(person::is);
    }

    /** Lets in who may; for a filter chain. */
    AuthorizationManager<RequestAuthorizationContext> to(String permission) {
        return (authentication, _) -> {
            var someone = authentication.get();
            return new AuthorizationDecision(
                    someone != null && someone.getPrincipal() instanceof Person person && allow(person, permission));
        };
    }
}
