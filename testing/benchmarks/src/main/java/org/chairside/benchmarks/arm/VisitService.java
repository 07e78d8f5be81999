package org.chairside.benchmarks.arm;

import java.util.ArrayList;
import java.util.List;
import org.chairside.benchmarks.measure.Ledger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A service as all of Chairside's are, without HTTP: what the journal's auto-configuration makes of it and nothing else. */
final class VisitService {

    static final String TOPIC = "benchmark.visits.v1";
    static final String PUBLISHER = "visit-service";
    static final String BOARD = "visit-board";

    /** What services set too, by way of the service kit. */
    private static final List<String> AS_SERVICES_DO = List.of(
            "spring.main.banner-mode=off",
            "spring.jmx.enabled=false",
            "spring.datasource.hikari.maximum-pool-size=20",
            "spring.datasource.hikari.minimum-idle=4",
            "spring.threads.virtual.enabled=true",
            "management.otlp.metrics.export.enabled=false",
            "management.tracing.export.enabled=false",
            "chairside.journal.catalogue=classpath:benchmarks/catalogue.json");

    private VisitService() {}

    /** Starts it and returns when its relay and its subscriptions are at work. */
    static ConfigurableApplicationContext start(
            Class<?> functions, String name, Place place, Ledger ledger, List<String> more) {
        List<String> settings = new ArrayList<>(AS_SERVICES_DO);
        settings.addAll(place.settings());
        settings.add("spring.application.name=" + name);
        settings.addAll(more);
        ApplicationContextInitializer<GenericApplicationContext> withLedger =
                context -> context.registerBean(Ledger.class, () -> ledger);
        return new SpringApplicationBuilder(Foundation.class, functions)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .initializers(withLedger)
                .run(settings.stream().map(each -> "--" + each).toArray(String[]::new));
    }

    /** Settings of the one subscription {@code function}. */
    static List<String> subscribed(String function) {
        String binding = "spring.cloud.stream.bindings." + function + "-in-0.";
        return List.of(
                "spring.cloud.function.definition=" + function,
                binding + "destination=${chairside.topic-prefix:}" + TOPIC,
                binding + "group=${spring.application.name}");
    }

    /** Publishes only. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Foundation {}
}
