package org.chairside.kit.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of the issuer, fetched when first needed and kept; while the issuer cannot be reached, those known so far serve for up to 12
 * hours.
 *
 * <p>A token with a key nobody knows makes them be fetched again, so that a new key counts at once; but not more than twice in two seconds,
 * however many such tokens come. In between such a token is worthless, not unchecked: the issuer was just asked. Only while the issuer is away it
 * cannot be checked.
 */
final class IssuerKeys implements JWKSource<SecurityContext>, ResourceRetriever {

    private static final int TIMEOUT_MILLIS = 2000;
    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(2);
    private static final Duration WITHOUT_ISSUER = Duration.ofHours(12);

    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    private final JWKSource<SecurityContext> known;
    private volatile boolean issuerAnswers;

    IssuerKeys(URI jwkSet) {
        try {
            this.known = JWKSourceBuilder.<SecurityContext>create(jwkSet.toURL(), this)
                    .retrying(true)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(WITHOUT_ISSUER.toMillis())
                    .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalStateException("chairside.identity.jwk-set-uri is not a URL", wrong);
        }
    }

    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        var found = find(wanted, context);
        if (found.isEmpty() && !issuerAnswers) {
            throw new JWKSetUnavailableException("the issuer, who alone could know this key, cannot be reached");
        }
        return found;
    }

    private List<JWK> find(JWKSelector wanted, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return known.get(wanted, context);
        } catch (RateLimitReachedException askedJustNow) {
            return List.of();
        }
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            var answer = http.retrieveResource(url);
            issuerAnswers = true;
            return answer;
        } catch (IOException away) {
            issuerAnswers = false;
            throw away;
        }
    }
}
