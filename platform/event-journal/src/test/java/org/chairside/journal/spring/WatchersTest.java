package org.chairside.journal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Watcher;
import org.junit.jupiter.api.Test;

class WatchersTest {

    @Test
    void one_that_fails_takes_the_news_from_nobody() {
        List<Receipt> heard = new ArrayList<>();
        Watcher failing = (_, _) -> {
            throw new ArithmeticException("long overflow");
        };
        Receipt news = new Receipt("chair/1", 1, 1, Receipt.Outcome.APPLIED, null);

        new Watchers(List.of(failing, (_, receipt) -> heard.add(receipt)))
                .committed(new Subscription("chair-service", "chairs"), news);

        assertThat(heard).containsExactly(news);
    }
}
