package org.chairside.kit.command;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import org.chairside.contracts.StaffId;
import org.chairside.kit.limits.BufferedRequest;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.Rejected;
import org.springframework.web.util.WebUtils;

/**
 * What makes two sendings of one command the same.
 *
 * @param owner whose key it is; another person's same key is another key
 * @param value as the caller chose it: 1 to 200 visible ASCII characters
 * @param fingerprint a hash of what was asked: method, path, query and body
 */
record IdempotencyKey(StaffId owner, String value, String fingerprint) {

    private static final String HEADER = "Idempotency-Key";

    /** @throws Rejected 400, if the header is missing, stands twice, is too long or cannot be read */
    static IdempotencyKey of(HttpServletRequest request, StaffId owner) {
        var values = Collections.list(request.getHeaders(HEADER));
        if (values.isEmpty()) {
            throw rejected("idempotency-key-missing", "Send an Idempotency-Key: a new one for each new command.");
        }
        if (values.size() > 1 || !values.getFirst().matches("[\\x21-\\x7e]{1,200}")) {
            throw rejected("idempotency-key-malformed", "An Idempotency-Key is 1 to 200 visible ASCII characters.");
        }
        return new IdempotencyKey(owner, values.getFirst(), fingerprint(request));
    }

    private static String fingerprint(HttpServletRequest request) {
        var query = request.getQueryString();
        var line = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n";
        var buffered = WebUtils.getNativeRequest(request, BufferedRequest.class);
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(line.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash.digest(buffered == null ? new byte[0] : buffered.body()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Rejected rejected(String code, String detail) {
        return new Rejected(Problem.of(400, code, detail));
    }
}
