package org.chairside.test;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signed access tokens of made-up staff. The key is made per JVM; its public half is served as a JWK set, which a service
 * under {@link ChairsideTest} trusts.
 */
public final class TestTokens {

    /** The issuer every token names. */
    public static final String ISSUER = "http://localhost/chairside-tests";

    private static final String KEY_ID = "test";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final KeyPair KEY = newKey();
    private static final String JWK_SET_URI = serveJwkSet();

    private TestTokens() {}

    /** A token that is valid for an hour; each site is a code such as {@code ROC}. */
    public static String of(String staffId, String role, String... sites) {
        return signed(
                staffId,
                List.of(role),
                Arrays.asList(sites),
                List.of(),
                Instant.now().plusSeconds(3600),
                "chairside");
    }

    /** As {@link #of}, for a prescriber with licences in states such as {@code NY}. */
    public static String licensed(String staffId, String role, List<String> sites, List<String> licensedStates) {
        return signed(
                staffId, List.of(role), sites, licensedStates, Instant.now().plusSeconds(3600), "chairside");
    }

    /** A token with everything chosen, for tests of what must be refused. */
    public static String signed(
            String staffId,
            List<String> roles,
            List<String> sites,
            List<String> licensedStates,
            Instant expiresAt,
            String audience) {
        return signed(claims(staffId, audience, Instant.now(), expiresAt, roles, sites) + ",\"licensed_states\":"
                + array(licensedStates));
    }

    /** A person's signature under what they witnessed: so many micrograms of the session's drug, destroyed by somebody, in the command of this key. */
    public static String witness(
            String staffId, String role, String site, String session, long micrograms, String by, String key) {
        return witness(staffId, role, site, session, micrograms, by, key, Instant.now());
    }

    /** The same, given at this moment. */
    public static String witness(
            String staffId,
            String role,
            String site,
            String session,
            long micrograms,
            String by,
            String key,
            Instant signedAt) {
        return signed(claims(
                        staffId,
                        "chairside-witness",
                        signedAt,
                        signedAt.plus(Duration.ofMinutes(10)),
                        List.of(role),
                        List.of(site))
                + ",\"session\":\"" + session + "\",\"micrograms\":" + micrograms + ",\"by\":\"" + by
                + "\",\"command\":\"" + key + "\"");
    }

    private static String claims(
            String staffId,
            String audience,
            Instant issuedAt,
            Instant expiresAt,
            List<String> roles,
            List<String> sites) {
        return "\"iss\":\"" + ISSUER + "\",\"sub\":\"" + staffId + "\",\"aud\":[\"" + audience + "\"],\"iat\":"
                + issuedAt.getEpochSecond() + ",\"exp\":" + expiresAt.getEpochSecond() + ",\"roles\":" + array(roles)
                + ",\"sites\":" + array(sites);
    }

    private static String signed(String claims) {
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        var signed = encode(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encode(("{" + claims + "}").getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEY.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Where the key's public half is served. */
    public static String jwkSetUri() {
        return JWK_SET_URI;
    }

    private static String array(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static String encode(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static String encode(BigInteger number) {
        var bytes = number.toByteArray();
        return encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeyPair newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String serveJwkSet() {
        var key = (RSAPublicKey) KEY.getPublic();
        var jwkSet = ("{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"" + KEY_ID
                        + "\",\"n\":\"" + encode(key.getModulus()) + "\",\"e\":\"" + encode(key.getPublicExponent())
                        + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, jwkSet.length);
                exchange.getResponseBody().write(jwkSet);
                exchange.close();
            });
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            return "http://localhost:" + server.getAddress().getPort() + "/oauth2/jwks";
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
