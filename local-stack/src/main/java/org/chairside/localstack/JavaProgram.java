package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A Java program in a JVM of its own, small and quick to start.
 *
 * @param what what to run: {@code -jar …} or {@code -cp … Main}, with arguments
 * @param cache classes loaded and linked ahead of time, from a rehearsal; the JVM ignores one that does not fit its class path
 */
record JavaProgram(String name, int heapMebibytes, List<String> what, Path cache) {

    /**
     * A packaged service, unpacked where the ahead-of-time cache wants it: jars side by side. Unpacked once per build.
     *
     * @throws Trouble if it has not been built
     */
    static JavaProgram of(Service service, Home home, Path repository) {
        var jar = packagedJar(repository.resolve(service.name()).resolve("target"));
        if (jar == null) {
            throw new Trouble(service.name() + " is not built: ./run builds it, mvn package too.");
        }
        var directory = home.apps().resolve(service.name() + "-" + fingerprint(jar));
        if (!Files.exists(directory)) {
            unpack(jar, directory, home);
        }
        return new JavaProgram(
                service.name(),
                176,
                List.of(
                        "-jar",
                        directory
                                .resolve(Objects.requireNonNull(jar.getFileName()))
                                .toString()),
                directory.resolve("app.aot"));
    }

    /** A main class of this module, on this JVM's own class path. */
    static JavaProgram ownMain(Class<?> main, String name, int heapMebibytes, List<String> arguments) {
        var classPath = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        var what = new ArrayList<>(List.of("-cp", classPath.toString(), main.getName()));
        what.addAll(arguments);
        return new JavaProgram(name, heapMebibytes, what, classPath.resolveSibling(name + ".aot"));
    }

    /** What earlier builds left; this JVM's own copy stays. */
    static void forgetOlderLaunchers() {
        var own =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().getParent();
        forgetOlder(Objects.requireNonNull(own), path -> !path.equals(own));
    }

    List<String> command() {
        return command("-XX:AOTCache=" + cache);
    }

    /** Runs as usual, and writes what it learned when it ends; {@link #keepRehearsal()} makes that the cache. */
    List<String> rehearsal() {
        return command("-XX:AOTCacheOutput=" + rehearsed());
    }

    /** Only a start that went well is worth remembering. */
    void keepRehearsal() {
        try {
            Files.move(rehearsed(), cache, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new Trouble(
                    "The rehearsal of " + name + " left nothing behind: " + failure.getMessage() + ".", failure);
        }
    }

    private Path rehearsed() {
        return cache.resolveSibling(cache.getFileName() + ".rehearsal");
    }

    boolean isRehearsed() {
        return Files.exists(cache);
    }

    private List<String> command(String aheadOfTime) {
        var command = new ArrayList<>(List.of(
                java(),
                "-Xmx" + heapMebibytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                aheadOfTime));
        command.addAll(what);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void unpack(Path jar, Path directory, Home home) {
        try {
            forgetOlder(directory, _ -> true);
            var half = directory.resolveSibling(directory.getFileName() + ".unpacking");
            Home.delete(half);
            var process = new ProcessBuilder(
                            java(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            half.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.logs().resolve("unpacking.log").toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new Trouble(
                        "Cannot unpack " + jar + ": see " + home.logs().resolve("unpacking.log") + ".");
            }
            Files.move(half, directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while unpacking " + jar + ".", interrupted);
        }
    }

    private static void forgetOlder(Path directory, Predicate<Path> old) {
        var name = String.valueOf(directory.getFileName());
        var prefix = name.substring(0, name.lastIndexOf('-') + 1);
        try (var builds = Files.newDirectoryStream(Objects.requireNonNull(directory.getParent()), prefix + "*")) {
            for (var build : builds) {
                if (old.test(build)) {
                    Home.delete(build);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable Path packagedJar(Path target) {
        if (!Files.isDirectory(target)) {
            return null;
        }
        try (var jars = Files.newDirectoryStream(target, "*-app.jar")) {
            var found = jars.iterator();
            return found.hasNext() ? found.next() : null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From the checksums in the jar's own table: builds are reproducible, so its date says nothing. */
    private static String fingerprint(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            var checksum = new CRC32();
            zip.stream()
                    .map(entry -> entry.getName() + entry.getCrc())
                    .forEach(entry -> checksum.update(entry.getBytes(StandardCharsets.UTF_8)));
            return Long.toHexString(checksum.getValue());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
