package org.chairside.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.chairside.test.AccessMatrix;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    private final Permissions permissions = Permissions.read();

    /** A role that is added to a permission by a slip, or lost from one, is seen here: the two files are written by hand, each by itself. */
    @Test
    void each_permission_is_held_by_the_roles_of_the_second_copy_and_by_no_other() {
        var all = permissions.of(Set.of(Role.values()));

        assertThat(all.stream().collect(Collectors.toMap(each -> each, this::rolesThatMay)))
                .isEqualTo(AccessMatrix.rolesByPermission());
    }

    private Set<String> rolesThatMay(String permission) {
        return Arrays.stream(Role.values())
                .filter(role ->
                        permissions.roleThatMay(permission, Set.of(role)).isPresent())
                .map(Role::name)
                .collect(Collectors.toSet());
    }

    @Test
    void a_permission_nobody_wrote_down_is_held_by_nobody() {
        assertThat(permissions.roleThatMay("session.levitate", Set.of(Role.values())))
                .isEmpty();
        assertThat(permissions.knows("session.levitate")).isFalse();
        assertThat(permissions.knows("session.start")).isTrue();
    }
}
