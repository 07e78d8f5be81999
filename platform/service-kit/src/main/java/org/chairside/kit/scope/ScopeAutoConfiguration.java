package org.chairside.kit.scope;

import javax.sql.DataSource;
import org.chairside.journal.inbox.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every transaction has a scope: a request that of its person, a batch of the inbox that of the service itself. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.chairside.journal.spring.InboxAutoConfiguration"
        })
public class ScopeAutoConfiguration {

    @Bean
    PlatformTransactionManager transactionManager(
            DataSource database, ObjectProvider<TransactionManagerCustomizers> customizers) {
        var manager = new ScopedTransactionManager(database);
        customizers.ifAvailable(each -> each.customize(manager));
        return manager;
    }

    /** Events are about every site; so are the retries and rehearsals that ops people ask for. */
    @Bean
    Transactions inboxOfEverySite(PlatformTransactionManager manager) {
        var template = new TransactionTemplate(manager);
        return work -> SiteScope.everySite(() -> template.executeWithoutResult(_ -> work.run()));
    }
}
