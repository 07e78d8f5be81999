package org.chairside.journal.jdbc;

import java.time.Instant;
import java.util.List;
import org.chairside.journal.inbox.Receipt;

/** The receipts of one batch, as they go to {@code chairside.operations.receipts.v1}. */
public record ReceiptMessage(String consumer, String topic, Instant at, List<Receipt> receipts) {}
