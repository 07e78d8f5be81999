package org.chairside.console.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

class ThrottledSignInTest {

    private final List<String> looked = new ArrayList<>();
    private final SignInThrottle throttle = new SignInThrottle(InstantSource.system());
    private final ThrottledSignIn signIn = new ThrottledSignIn(new Looking(), throttle);

    @Test
    void a_name_of_64_characters_is_looked_at() {
        signIn.authenticate(attempt("n".repeat(64)));

        assertThat(looked).hasSize(1);
    }

    @Test
    void a_longer_one_is_refused_as_any_wrong_one_and_not_remembered() {
        assertThatThrownBy(() -> signIn.authenticate(attempt("n".repeat(65))))
                .isInstanceOf(BadCredentialsException.class);

        assertThat(looked).isEmpty();
        assertThat(throttle.keys()).isZero();
    }

    private static Authentication attempt(String name) {
        return UsernamePasswordAuthenticationToken.unauthenticated(name, "guess");
    }

    private final class Looking implements AuthenticationProvider {

        @Override
        public @Nullable Authentication authenticate(Authentication attempt) {
            looked.add(attempt.getName());
            return attempt;
        }

        @Override
        public boolean supports(Class<?> authentication) {
            return true;
        }
    }
}
