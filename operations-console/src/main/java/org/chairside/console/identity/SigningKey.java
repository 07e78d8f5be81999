package org.chairside.console.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;
import java.util.UUID;

/** The RSA key that signs every token, kept as one JWK in a file that only its owner reads. */
final class SigningKey {

    private static final String DEVELOPMENT = "development-";

    private SigningKey() {}

    /**
     * Reads the key; in development one is made where none is.
     *
     * @throws IllegalStateException outside development, for a missing key or one made for development
     */
    static RSAKey readOrMake(Path file, boolean development) {
        if (!Files.exists(file)) {
            if (!development) {
                throw new IllegalStateException(
                        "There is no signing key (chairside.identity.signing-key-file): " + file);
            }
            write(file, make());
        }
        var key = read(file);
        if (!development && key.getKeyID().startsWith(DEVELOPMENT)) {
            throw new IllegalStateException(
                    "This signing key was made for development and is refused outside it: " + file);
        }
        return key;
    }

    private static RSAKey read(Path file) {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("This is not an RSA key in JWK form: " + file, e);
        }
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(DEVELOPMENT + UUID.randomUUID())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, RSAKey key) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                channel.write(ByteBuffer.wrap(key.toJSONString().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
