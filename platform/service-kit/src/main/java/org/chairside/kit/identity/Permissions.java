package org.chairside.kit.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which roles may what: the data of {@code chairside/permissions.json}. */
public final class Permissions {

    private final Map<String, Set<Role>> rolesByPermission;

    private Permissions(Map<String, Set<Role>> rolesByPermission) {
        this.rolesByPermission = Map.copyOf(rolesByPermission);
    }

    /** Reads the file from the class path; an unknown role in it is an error. */
    public static Permissions read() {
        try (var file = new ClassPathResource("chairside/permissions.json").getInputStream()) {
            return new Permissions(JsonMapper.shared().readValue(file, new TypeReference<Map<String, Set<Role>>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean knows(String permission) {
        return rolesByPermission.containsKey(permission);
    }

    /** All that a person with these roles may. */
    public Set<String> of(Set<Role> roles) {
        return rolesByPermission.entrySet().stream()
                .filter(permission -> permission.getValue().stream().anyMatch(roles::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As which of these roles a person may; the first in the order of {@link Role}. */
    public Optional<Role> roleThatMay(String permission, Set<Role> roles) {
        var may = rolesByPermission.getOrDefault(permission, Set.of());
        return Arrays.stream(Role.values())
                .filter(role -> roles.contains(role) && may.contains(role))
                .findFirst();
    }
}
