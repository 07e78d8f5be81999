package org.chairside.kit.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.chairside.kit.command.Commands.ControllerMethod;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Runs a reading endpoint in one transaction that cannot write: only a transaction knows which sites its person may see. The answer
 * leaves when the connection is free again.
 */
final class Reads {

    private final PlatformTransactionManager transactions;
    private final DefaultTransactionDefinition reading = new DefaultTransactionDefinition();

    Reads(PlatformTransactionManager transactions) {
        this.transactions = transactions;
        this.reading.setReadOnly(true);
    }

    void run(HttpServletRequest request, HttpServletResponse response, ControllerMethod method) throws Exception {
        var rendered = new ContentCachingResponseWrapper(response);
        var transaction = transactions.getTransaction(reading);
        try {
            method.invoke(request, rendered);
        } finally {
            transactions.rollback(transaction);
        }
        rendered.copyBodyToResponse();
    }
}
