package org.chairside.kit.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.chairside.kit.sample.SampleApplication;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ChairsideTest
class StoredAnswersTest {

    /** The sample service stands in another package, where no test is led to it by itself. */
    @Configuration(proxyBeanMethods = false)
    @Import(SampleApplication.class)
    static class Sample {}

    @Autowired
    StoredAnswers answers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void an_answer_is_forgotten_after_a_day_and_not_before() {
        answered("yesterday", 25);
        answered("today", 23);

        assertThat(answers.forgetOld()).isEqualTo(1);

        assertThat(jdbc.sql("select key from idempotency_key")
                        .query(String.class)
                        .list())
                .containsExactly("today");
    }

    private void answered(String key, int hoursAgo) {
        jdbc.sql("""
                        insert into idempotency_key (owner, key, fingerprint, status, body, created_at)
                        values ('nurse.roc', :key, 'of the request', 201, '{}', now() - make_interval(hours => :hours))
                        """).param("key", key).param("hours", hoursAgo).update();
    }
}
