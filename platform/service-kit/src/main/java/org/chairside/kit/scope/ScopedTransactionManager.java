package org.chairside.kit.scope;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database, as the first thing of every transaction, which sites it is for. What is told ends with the transaction, so a pooled
 * connection never carries one person's scope to another.
 */
final class ScopedTransactionManager extends JdbcTransactionManager {

    ScopedTransactionManager(DataSource database) {
        super(database);
    }

    /** A failure in here gives the connection back; a listener's would leave it bound to the thread. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var scope = SiteScope.current();
        if (scope.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("select set_config('chairside.sites', ?, true)")) {
            statement.setString(1, scope);
            statement.execute();
        }
    }
}
