package org.chairside.kit.identity;

import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** A person known by an access token; the authorities are the permissions. */
public final class StaffAuthentication extends AbstractAuthenticationToken {

    private final transient SignedIn person;

    private StaffAuthentication(SignedIn person, Set<String> permissions) {
        super(permissions.stream().map(SimpleGrantedAuthority::new).toList());
        this.person = person;
        setAuthenticated(true);
    }

    /** Reads the claims {@code sub}, {@code roles}, {@code sites} and {@code licensed_states}. */
    public static Converter<Jwt, StaffAuthentication> from(Permissions permissions) {
        return token -> {
            var person = person(token);
            return new StaffAuthentication(person, permissions.of(person.roles()));
        };
    }

    /** @throws InvalidBearerTokenException if the token names no person */
    static SignedIn person(Jwt token) {
        try {
            return new SignedIn(
                    new StaffId(Objects.requireNonNull(token.getSubject())),
                    claim(token, "roles", Role::valueOf),
                    claim(token, "sites", SiteCode::of),
                    claim(token, "licensed_states", Function.identity()));
        } catch (RuntimeException malformed) {
            throw new InvalidBearerTokenException("the claims cannot be read", malformed);
        }
    }

    private static <T> Set<T> claim(Jwt token, String name, Function<String, T> read) {
        var values = token.getClaimAsStringList(name);
        return values == null ? Set.of() : values.stream().map(read).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public SignedIn getPrincipal() {
        return person;
    }

    @Override
    public String getName() {
        return person.id().value();
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffAuthentication same && super.equals(other) && same.person.equals(person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
