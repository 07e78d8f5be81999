package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;

/** Passwords and keys of this machine's stack: made at the first start, one file each, readable by its owner alone. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A password without characters that a shell, a URL or SQL would read. */
    String password(String name) {
        return get(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)));
    }

    /** A 256-bit key as Base64, marked as one made for development: outside the profile {@code dev} services refuse it. */
    Path developmentKey(String name) {
        get(name, () -> "development:" + Base64.getEncoder().encodeToString(bytes(32)));
        return file(name);
    }

    String get(String name, Supplier<String> maker) {
        try {
            if (!Files.exists(file(name))) {
                write(file(name), maker.get());
            }
            return Files.readString(file(name)).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Something a person can type. */
    static String typeable() {
        var password = new StringBuilder();
        for (var i = 0; i < 12; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "")
                    .append(UNAMBIGUOUS.charAt(RANDOM.nextInt(UNAMBIGUOUS.length())));
        }
        return password.toString();
    }

    private static void write(Path file, String content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException somebodyWasFaster) {
            throw new IOException("two stacks start in " + file.getParent(), somebodyWasFaster);
        }
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
