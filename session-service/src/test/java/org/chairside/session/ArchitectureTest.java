package org.chairside.session;

import org.chairside.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_rooms_of_the_service_keep_their_doors() {
        ArchitectureRules.check("org.chairside.session");
    }
}
