package org.chairside.intake;

import org.chairside.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void every_room_imports_only_what_it_may() {
        ArchitectureRules.check("org.chairside.intake");
    }
}
