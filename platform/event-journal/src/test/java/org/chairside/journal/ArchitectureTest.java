package org.chairside.journal;

import org.chairside.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_packages_of_the_journal_need_each_other_in_one_direction() {
        ArchitectureRules.freeOfCycles("org.chairside.journal");
    }
}
