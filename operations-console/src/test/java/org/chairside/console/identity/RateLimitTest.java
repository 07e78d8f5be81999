package org.chairside.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import org.chairside.console.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@ConsoleTest
@TestPropertySource(properties = {"chairside.limits.rate-limited=true", "chairside.limits.requests-per-second=1"})
class RateLimitTest {

    @Autowired
    MockMvc web;

    @Autowired
    People people;

    @Test
    void one_person_who_asks_too_fast_is_told_to_wait_and_others_are_served() throws Exception {
        var answers = new ArrayList<Integer>();
        for (int request = 0; request < 300; request++) {
            answers.add(statusFor("nurse.roc"));
        }

        assertThat(answers).startsWith(302).contains(429);
        assertThat(statusFor("ops")).isEqualTo(302);
        for (int request = 0; request < 300; request++) {
            web.perform(get("/sign-in")).andExpect(status().isOk());
        }
    }

    private int statusFor(String person) throws Exception {
        return web.perform(get("/").with(user(people.loadUserByUsername(person))))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
