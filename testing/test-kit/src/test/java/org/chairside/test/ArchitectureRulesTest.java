package org.chairside.test;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureRulesTest {

    private static final String SAMPLES = "org.chairside.test.samples.";

    @Test
    void a_sound_service_passes() {
        assertThatNoException().isThrownBy(() -> check("sound"));
    }

    @ParameterizedTest
    @CsvSource({
        "impure,   a decision needs no framework",
        "framed,   a decision needs no framework",
        "mingled,  an adapter is nobody else's business",
        "mingled,  no classes that reside in a package 'org.chairside.test.samples.mingled.*.web..'",
        "querying, a reaction is a command like any other",
        "nosy,     use only the roots of other features",
        "circular, free of cycles",
        "careless, nobody is signed in when a timer strikes"
    })
    void a_breach_is_found(String service, String rule) {
        assertThatThrownBy(() -> check(service))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(rule);
    }

    @Test
    void a_service_that_is_not_there_does_not_pass() {
        assertThatThrownBy(() -> check("absent")).hasMessageContaining("there is no class");
    }

    private static void check(String service) {
        ArchitectureRules.check(new ClassFileImporter().importPackages(SAMPLES + service), SAMPLES + service);
    }
}
