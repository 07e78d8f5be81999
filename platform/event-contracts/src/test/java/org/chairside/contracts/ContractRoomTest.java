package org.chairside.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;

class ContractRoomTest {

    @Test
    void the_published_language_needs_only_the_jdk_jspecify_and_jackson_annotations() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson.annotation..",
                        "org.chairside.contracts..")
                .check(ContractClasses.ALL);
    }

    @Test
    void an_event_of_one_service_knows_no_event_of_another() {
        classes()
                .that()
                .areAssignableTo("java.lang.Record")
                .and()
                .resideInAnyPackage("org.chairside.contracts.scheduling", "org.chairside.contracts.notification")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.chairside.contracts.intake", "org.chairside.contracts.session")
                .check(ContractClasses.ALL);
    }
}
