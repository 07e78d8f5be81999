package org.chairside.console;

import org.chairside.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_packages_of_the_console_need_each_other_in_one_direction() {
        ArchitectureRules.freeOfCycles("org.chairside.console");
    }
}
