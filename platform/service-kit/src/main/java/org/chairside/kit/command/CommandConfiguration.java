package org.chairside.kit.command;

import java.time.Duration;
import org.chairside.kit.api.Endpoints;
import org.chairside.kit.audit.AuditTrail;
import org.chairside.kit.identity.Permissions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** What surrounds every command: one transaction, its key, its audit row; and every reading: a transaction. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class CommandConfiguration {

    @Bean
    AuditTrail auditTrail(JdbcClient jdbc) {
        return new AuditTrail(jdbc);
    }

    @Bean
    StoredAnswers storedAnswers(JdbcClient jdbc, @Value("${chairside.commands.answers-kept}") Duration kept) {
        return new StoredAnswers(jdbc, kept);
    }

    @Bean
    Commands commands(PlatformTransactionManager transactions, StoredAnswers answers, AuditTrail audit) {
        return new Commands(transactions, answers, audit);
    }

    @Bean
    Reads reads(PlatformTransactionManager transactions) {
        return new Reads(transactions);
    }

    @Bean
    WebMvcRegistrations commandHandling(
            ObjectProvider<Endpoints> endpoints,
            ObjectProvider<Commands> commands,
            ObjectProvider<Reads> reads,
            Permissions permissions) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new CommandHandlerAdapter(endpoints, commands, reads, permissions);
            }
        };
    }
}
