package org.chairside.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.containAnyMethodsThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may import whom inside a service. A feature is a package directly under the service's root; its root package holds the
 * pure part, the packages below it are adapters to a technology.
 */
public final class ArchitectureRules {

    private static final List<String> SERVICES = List.of("scheduling", "intake", "session", "notification", "console");
    private static final String[] ADAPTERS = {"web", "persistence"};

    private ArchitectureRules() {}

    /** Fails with every breach in the service whose root package is given, such as {@code org.chairside.scheduling}. */
    public static void check(String service) {
        check(production(service), service);
    }

    /** Fails if packages below the given root need each other in a circle. The root itself joins them and is left out. */
    public static void freeOfCycles(String root) {
        evaluate(production(root), root, Stream.of(noCycles(root)));
    }

    static void check(JavaClasses classes, String service) {
        evaluate(classes, service, rules(service));
    }

    private static JavaClasses production(String root) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    private static void evaluate(JavaClasses classes, String root, Stream<ArchRule> rules) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("there is no class in " + root);
        }
        var breaches = rules.map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();
        if (!breaches.isEmpty()) {
            throw new AssertionError(String.join("\n", breaches));
        }
    }

    private static Stream<ArchRule> rules(String service) {
        return Stream.of(
                decisionsArePure(service),
                handlersKnowOnlyTheJournal(service),
                reactionsHoldNoSql(service),
                classes()
                        .that(inAdapterOf(service))
                        .and(topLevel())
                        .should()
                        .notBePublic()
                        .because("an adapter is nobody else's business"),
                adaptersDoNotMeet(service, "web", "persistence"),
                adaptersDoNotMeet(service, "persistence", "web"),
                classes().should(useOnlyTheRootsOfOtherFeatures(service)),
                timersSayThatTheyAreTheService(),
                noCycles(service),
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(otherServices(service)))
                        .because("services speak by events"));
    }

    private static ArchRule noCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private static ArchRule decisionsArePure(String service) {
        return classes()
                .that(inFeatureRootOf(service))
                .and(DescribedPredicate.not(handler()))
                .should()
                .onlyDependOnClassesThat(pure().or(inFeatureRootOf(service)))
                .because("a decision needs no framework, no database and no clock of its own");
    }

    private static ArchRule handlersKnowOnlyTheJournal(String service) {
        return classes()
                .that(inFeatureRootOf(service))
                .and(handler())
                .should()
                .onlyDependOnClassesThat(pure().or(inFeatureRootOf(service))
                        .or(resideInAnyPackage(
                                "org.chairside.journal",
                                "org.chairside.keys",
                                "org.chairside.kit..",
                                "org.springframework.stereotype",
                                "org.springframework.transaction.annotation")))
                .because("a use case loads, decides, saves and appends; what lies behind is an adapter's business");
    }

    private static ArchRule reactionsHoldNoSql(String service) {
        return noClasses()
                .that(resideInAPackage(service + ".reactions.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."))
                .because("a reaction is a command like any other; its SQL stands in the persistence of a feature");
    }

    private static ArchRule adaptersDoNotMeet(String service, String one, String other) {
        return noClasses()
                .that(resideInAPackage(service + ".*." + one + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(service + ".*." + other + ".."));
    }

    private static ArchRule timersSayThatTheyAreTheService() {
        return classes()
                .that(containAnyMethodsThat(annotatedWith("org.springframework.scheduling.annotation.Scheduled")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.chairside.kit.scope.SiteScope")
                .because("nobody is signed in when a timer strikes: who declares nothing sees no row");
    }

    private static ArchCondition<JavaClass> useOnlyTheRootsOfOtherFeatures(String service) {
        return new ArchCondition<>("use only the roots of other features") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> inAdapterOf(service).test(dependency.getTargetClass()))
                        .filter(dependency ->
                                !feature(service, dependency.getTargetClass()).equals(feature(service, user)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(user, dependency.getDescription())));
            }
        };
    }

    private static String feature(String service, JavaClass type) {
        var rest = type.getPackageName().substring(service.length());
        return rest.isEmpty() ? "" : rest.split("\\.", 3)[1];
    }

    private static DescribedPredicate<JavaClass> pure() {
        return DescribedPredicate.describe("the JDK, JSpecify or the published language", type -> {
            var name = type.getBaseComponentType().getPackageName();
            return type.getBaseComponentType().isPrimitive()
                    || (name.startsWith("java.") && !name.startsWith("java.sql") && !name.startsWith("java.net.http"))
                    || name.startsWith("org.jspecify")
                    || name.startsWith("org.chairside.contracts");
        });
    }

    private static DescribedPredicate<JavaClass> inFeatureRootOf(String service) {
        return resideInAPackage(service + ".*")
                .and(DescribedPredicate.not(resideInAPackage(service + ".reactions")))
                .as("in the root of a feature");
    }

    private static DescribedPredicate<JavaClass> inAdapterOf(String service) {
        return resideInAnyPackage(Stream.of(ADAPTERS)
                        .map(adapter -> service + ".*." + adapter + "..")
                        .toArray(String[]::new))
                .as("in an adapter");
    }

    private static DescribedPredicate<JavaClass> handler() {
        return DescribedPredicate.describe(
                "handlers", type -> type.isAnnotatedWith("org.springframework.stereotype.Service"));
    }

    private static DescribedPredicate<JavaClass> topLevel() {
        return DescribedPredicate.describe("top level", JavaClass::isTopLevelClass);
    }

    private static String[] otherServices(String service) {
        return SERVICES.stream()
                .map(name -> "org.chairside." + name)
                .filter(name -> !name.equals(service))
                .map(name -> name + "..")
                .toArray(String[]::new);
    }
}
