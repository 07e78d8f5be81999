package org.chairside.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.chairside.contracts.PatientToken;

/**
 * The key of one deployment; it wraps the patients' keys, and vouches for what is said about them.
 *
 * <p>A file holds it: 32 random bytes in base64 on one line. A key made for development says so in the file, and only the profile
 * {@code dev} takes it.
 */
final class CellKey {

    static final String DEVELOPMENT = "development:";

    private static final byte[] NOTHING = {};

    private final Aead aead;

    private CellKey(byte[] key) throws GeneralSecurityException {
        aead = AesGcm.under(key);
    }

    /** Reads the key; in development makes one, readable by its owner alone, where there is none. */
    static CellKey from(Path file, boolean development) {
        try {
            if (development && Files.notExists(file)) {
                generate(file);
            }
            var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (text.startsWith(DEVELOPMENT) && !development) {
                throw new IllegalStateException(
                        "the cell key in " + file + " is a development key; it must not protect patients");
            }
            return of(text.startsWith(DEVELOPMENT) ? text.substring(DEVELOPMENT.length()) : text, file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "the cell key cannot be read: chairside.keys.cell-key-file is " + file, unreadable);
        }
    }

    private static CellKey of(String base64, Path file) {
        try {
            var key = Base64.getDecoder().decode(base64);
            if (key.length != AesGcm.KEY_BYTES) {
                throw new IllegalArgumentException("not " + AesGcm.KEY_BYTES + " bytes");
            }
            return new CellKey(key);
        } catch (IllegalArgumentException | GeneralSecurityException malformed) {
            throw new IllegalStateException("the cell key in " + file + " is not 32 bytes in base64", malformed);
        }
    }

    /** Several services may start at once on one empty directory: the link decides whose key it is. */
    private static void generate(Path file) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        var draft = Files.createTempFile(
                directory,
                "cell-key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(
                    draft, DEVELOPMENT + Base64.getEncoder().encodeToString(Random.randBytes(AesGcm.KEY_BYTES)) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // another service was first; its key is the cell's
        } finally {
            Files.delete(draft);
        }
    }

    String wrap(byte[] patientKey, PatientToken patient) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(aead.encrypt(patientKey, boundTo(patient)));
    }

    byte[] unwrap(String wrapped, PatientToken patient) throws GeneralSecurityException {
        return aead.decrypt(Base64.getDecoder().decode(wrapped), boundTo(patient));
    }

    /** A proof that a service of this cell said so. */
    byte[] vouchFor(String statement) {
        try {
            return aead.encrypt(NOTHING, said(statement));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-256-GCM does not work here", impossible);
        }
    }

    /** Whether a service of this cell said so. */
    boolean vouchedFor(String statement, byte[] proof) {
        try {
            return aead.decrypt(proof, said(statement)).length == 0;
        } catch (GeneralSecurityException nobody) {
            return false;
        }
    }

    private static byte[] said(String statement) {
        return ("said\n" + statement).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] boundTo(PatientToken patient) {
        return PatientKeys.stream(patient).getBytes(StandardCharsets.UTF_8);
    }
}
