package org.chairside.console.identity;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Looks at a password only while its account and its address are within the {@link SignInThrottle}; nobody is called by more than 64 characters. */
class ThrottledSignIn implements AuthenticationProvider {

    private static final int LONGEST_NAME = 64;

    private final AuthenticationProvider passwords;
    private final SignInThrottle throttle;

    ThrottledSignIn(AuthenticationProvider passwords, SignInThrottle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** Looks at the passwords of these people. */
    static ThrottledSignIn of(People people, PasswordEncoder passwords, SignInThrottle throttle) {
        var byPassword = new DaoAuthenticationProvider(people);
        byPassword.setPasswordEncoder(passwords);
        return new ThrottledSignIn(byPassword, throttle);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var account = attempt.getName();
        if (account.length() > LONGEST_NAME) {
            throw new BadCredentialsException("no such name");
        }
        var address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
        if (!throttle.allows(account, address)) {
            throw new TooManyAttempts();
        }
        var signedIn = passwords.authenticate(attempt);
        throttle.succeeded(account, address);
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** The password was not looked at. */
    static class TooManyAttempts extends AuthenticationException {

        @Serial
        private static final long serialVersionUID = 1;

        TooManyAttempts() {
            super("too many attempts");
        }
    }
}
