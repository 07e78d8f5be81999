package org.chairside.console.identity;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may do what, from the file that the services go by. What it does not name is denied. */
@Component
public class Permissions {

    private final org.chairside.kit.identity.Permissions table = org.chairside.kit.identity.Permissions.read();

    public boolean allow(Person person, String permission) {
        return table.roleThatMay(permission, person.roles()).isPresent();
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
