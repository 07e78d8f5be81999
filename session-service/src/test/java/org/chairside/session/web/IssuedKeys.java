package org.chairside.session.web;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chairside.contracts.PatientToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands in for intake-service: a patient's key, wrapped under the cell's key, as this service would have heard of it. */
final class IssuedKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private IssuedKeys() {}

    static void issue(PatientToken patient, Path cellKeyFile, JdbcClient jdbc) {
        try {
            var cellKey =
                    Base64.getDecoder().decode(Files.readString(cellKeyFile).strip());
            var nonce = random(12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cellKey, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(("patient-key/" + patient).getBytes(StandardCharsets.UTF_8));
            var sealed = cipher.doFinal(random(32));
            var wrapped = new byte[nonce.length + sealed.length];
            System.arraycopy(nonce, 0, wrapped, 0, nonce.length);
            System.arraycopy(sealed, 0, wrapped, nonce.length, sealed.length);
            jdbc.sql("insert into patient_key (patient, wrapped_key) values (?, ?)")
                    .params(patient.value(), Base64.getEncoder().encodeToString(wrapped))
                    .update();
        } catch (Exception failed) {
            throw new AssertionError("no key for the patient", failed);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
