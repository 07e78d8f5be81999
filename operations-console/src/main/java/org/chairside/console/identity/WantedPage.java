package org.chairside.console.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The page somebody wanted before signing in: its path, never its host. It is kept in the browser and not here, because whoever has not signed
 * in could ask for pages until the memory is full.
 */
final class WantedPage implements RequestCache {

    static final String COOKIE = "chairside-wanted";

    private static final int LONGEST = 1_024;
    private static final Duration KEPT = Duration.ofMinutes(15);
    /** On this host: two slashes would begin another. */
    private static final Pattern PATH = Pattern.compile("/(?:[\\x21-\\x7e&&[^/\\\\]][\\x21-\\x7e]*)?");

    private final boolean secure;
    private final Predicate<HttpServletRequest> asksByItself;

    WantedPage(boolean secure, Predicate<HttpServletRequest> asksByItself) {
        this.secure = secure;
        this.asksByItself = asksByItself;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        if (HttpMethod.GET.matches(request.getMethod()) && !asksByItself.test(request)) {
            var query = request.getQueryString();
            remember(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query, response);
        }
    }

    /** A path that is too long is not led back to. */
    void remember(String path, HttpServletResponse response) {
        if (isPath(path)) {
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
            add(text, KEPT, response);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return wanted(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** The page is asked for again, and needs nothing of the request that was. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            add("", Duration.ZERO, response);
        }
    }

    private static Optional<String> wanted(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8))
                    .filter(WantedPage::isPath);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isPath(String text) {
        return text.length() <= LONGEST && PATH.matcher(text).matches();
    }

    private void add(String value, Duration kept, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .maxAge(kept)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict");
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
