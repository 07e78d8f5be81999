package org.chairside.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TestTokensTest {

    @Test
    void a_token_names_the_person_and_is_signed_by_the_published_key() throws Exception {
        var parts = TestTokens.of("nurse.roc", "NURSE", "ROC").split("\\.", 3);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"sub\":\"nurse.roc\"", "\"roles\":[\"NURSE\"]", "\"sites\":[\"ROC\"]", "[\"chairside\"]");

        var signature = Signature.getInstance("SHA256withRSA");
        var keySpec = new RSAPublicKeySpec(published("n"), published("e"));
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(keySpec));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    private static BigInteger published(String member) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var jwkSet = client.send(
                            HttpRequest.newBuilder(URI.create(TestTokens.jwkSetUri()))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            var matcher = Pattern.compile("\"" + member + "\":\"([^\"]+)\"").matcher(jwkSet);
            assertThat(matcher.find()).isTrue();
            return new BigInteger(1, Base64.getUrlDecoder().decode(matcher.group(1)));
        }
    }
}
