package org.chairside.session.startgate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import org.chairside.contracts.policy.SitePolicy;

/** Tells afterwards whether the gate looked at the same things. */
final class InputsHash {

    private InputsHash() {}

    /** The record forms print every component in order, so equal inputs give equal text; policy values are sorted for the same reason. */
    static String of(GateFacts facts, SitePolicy policy, Instant now) {
        var inputs =
                facts + "|" + policy.site() + "|" + policy.version() + "|" + new TreeMap<>(policy.values()) + "|" + now;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
