package org.chairside.kit.sample;

import org.chairside.contracts.RefusalReason;
import org.chairside.kit.problem.GuardedBy;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class SampleApplication {

    public enum Reason implements RefusalReason {
        LABEL_TAKEN,
        NOT_TODAY
    }

    @Bean
    GuardedBy labelTaken() {
        return new GuardedBy("thing_label_is_free", Reason.LABEL_TAKEN);
    }
}
