package org.chairside.console.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.chairside.console.identity.ThrottledSignIn.TooManyAttempts;
import org.chairside.kit.identity.Witnessed;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Lets a second person sign at somebody else's form, without signing that person out.
 *
 * <p>The password is looked at as at the sign-in page, and the attempts at both are counted together. It is kept nowhere; what a service
 * gets is a token that is good for the one thing the witness saw.
 */
public class Witnesses {

    private final AuthenticationProvider passwords;
    private final StaffTokens tokens;
    private final HttpServletRequest request;

    /** @param request whichever is being answered */
    Witnesses(AuthenticationProvider passwords, StaffTokens tokens, HttpServletRequest request) {
        this.passwords = passwords;
        this.tokens = tokens;
        this.request = request;
    }

    /**
     * The signature of this person under what they saw.
     *
     * @throws NotSigned if it is not their password, or too many were tried
     */
    public String sign(String username, String password, Witnessed seen) {
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(username, password);
        attempt.setDetails(new WebAuthenticationDetails(request));
        try {
            var known = passwords.authenticate(attempt);
            if (known != null && known.getPrincipal() instanceof Person witness) {
                return tokens.sign(witness, seen);
            }
            throw new IllegalStateException("a password that belongs to nobody");
        } catch (TooManyAttempts wait) {
            throw new NotSigned("witness-wait", wait);
        } catch (AuthenticationException wrong) {
            throw new NotSigned("witness-password", wrong);
        }
    }
}
