package org.chairside.console.identity;

import java.io.Serial;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.kit.identity.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A member of staff who can sign in.
 *
 * @param licensedStates the US states whose licence the person holds; empty for most
 * @param passwordHash Argon2id, never the password
 */
public record Person(StaffId id, Set<Role> roles, Set<SiteCode> sites, Set<String> licensedStates, String passwordHash)
        implements UserDetails {

    @Serial
    private static final long serialVersionUID = 1;

    public Person {
        roles = Set.copyOf(roles);
        sites = Set.copyOf(sites);
        licensedStates = Set.copyOf(licensedStates);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public List<String> siteCodes() {
        return sites.stream().map(SiteCode::value).sorted().toList();
    }

    public List<String> roleNames() {
        return roles.stream().map(Role::name).sorted().toList();
    }

    @Override
    public Set<GrantedAuthority> getAuthorities() {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .collect(Collectors.toSet());
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return id.value();
    }

    @Override
    public String toString() {
        return id.value();
    }
}
