package org.chairside.kit.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.kit.sample.SampleApplication;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

@ChairsideTest
class StoredAnswersTest {

    /** The sample service stands in another package, where no test is led to it by itself. */
    @Configuration(proxyBeanMethods = false)
    @Import(SampleApplication.class)
    static class Sample {}

    @Autowired
    ScheduledAnnotationBeanPostProcessor timers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void an_answer_is_forgotten_after_seven_days_and_not_before() {
        answered("last week", 7 * 24 + 1);
        answered("this week", 7 * 24 - 1);

        assertThat(timers.getScheduledTasks()).as("it is done by itself").anyMatch(timer -> timer.toString()
                .endsWith("StoredAnswers.forgetOld"));
        timers.getScheduledTasks()
                .forEach(timer -> timer.getTask().getRunnable().run());

        assertThat(jdbc.sql("select key from idempotency_key")
                        .query(String.class)
                        .list())
                .containsExactly("this week");
    }

    private void answered(String key, int hoursAgo) {
        jdbc.sql("""
                        insert into idempotency_key (owner, key, fingerprint, status, body, created_at)
                        values ('nurse.roc', :key, 'of the request', 201, '{}', now() - make_interval(hours => :hours))
                        """).param("key", key).param("hours", hoursAgo).update();
    }
}
