package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * A Java program in a JVM of its own, small and quick to start.
 *
 * @param temporary where it puts down what it needs for the moment
 * @param what what to run: {@code -jar …} or {@code -cp … Main}, with arguments
 * @param rehearsal what to run to learn which classes a start needs: it touches no port and no topic, and ends by itself; empty
 *     if there is little to learn
 * @param cache the classes of a rehearsal, loaded and linked ahead of time
 */
record JavaProgram(
        String name, int heapMebibytes, Path temporary, List<String> what, List<String> rehearsal, Path cache) {

    private static final String REHEARSAL = "-rehearsal";

    /**
     * A packaged service, unpacked where the ahead-of-time cache wants it: jars side by side. Unpacked once per build.
     *
     * @throws Trouble if it has not been built, or if more than one build of it lies there
     */
    static JavaProgram of(Service service, Home home, Path repository) {
        var jars = packagedJars(repository.resolve(service.name()).resolve("target"));
        if (jars.isEmpty()) {
            throw new Trouble(service.name() + " is not built: ./run builds it, mvn package too.");
        }
        if (jars.size() > 1) {
            throw new Trouble("More than one build of " + service.name() + " lies there: " + jars
                    + ". Delete the old one; mvn clean forgets them all.");
        }
        var jar = jars.getFirst();
        var directory = home.app(service.name(), fingerprint(jar));
        if (!Files.exists(directory)) {
            unpack(jar, directory, home);
        }
        var program =
                directory.resolve(Objects.requireNonNull(jar.getFileName())).toString();
        return new JavaProgram(
                service.name(),
                176,
                home.temporary(),
                List.of("-jar", program),
                // builds all beans and ends before one of them begins its work
                List.of("-Dspring.context.exit=onRefresh", "-jar", program),
                directory.resolve("app.aot"));
    }

    /** A main class of this module, on this JVM's own class path. */
    static JavaProgram ownMain(
            Home home,
            Class<?> main,
            String name,
            int heapMebibytes,
            List<String> arguments,
            List<String> rehearsalArguments) {
        var classPath = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        var run = List.of("-cp", classPath.toString(), main.getName());
        return new JavaProgram(
                name,
                heapMebibytes,
                home.temporary(),
                concat(run, arguments),
                rehearsalArguments.isEmpty() ? List.of() : concat(run, rehearsalArguments),
                classPath.resolveSibling(name + ".aot"));
    }

    List<String> command() {
        return Files.exists(cache) ? command(List.of("-XX:AOTCache=" + cache), what) : command(List.of(), what);
    }

    /** Learns in the background what the next start needs, on time that nobody else wants. */
    ManagedProcess rehearse(Home home, Map<String, String> environment) {
        var quietly = List.of("nice", "-n", "19");
        var command = concat(quietly, command(List.of("-XX:AOTCacheOutput=" + rehearsed()), rehearsal));
        return ManagedProcess.start(home, name + REHEARSAL, command, environment);
    }

    static boolean isRehearsal(ManagedProcess process) {
        return process.name().endsWith(REHEARSAL);
    }

    /** Makes what a rehearsal learned the cache of the next start. */
    void keepRehearsal() {
        try {
            Files.move(rehearsed(), cache);
        } catch (NoSuchFileException brokeOff) {
            // the next run rehearses again
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path rehearsed() {
        return cache.resolveSibling(cache.getFileName() + REHEARSAL);
    }

    boolean isRehearsed() {
        return Files.exists(cache);
    }

    private List<String> command(List<String> aheadOfTime, List<String> program) {
        var command = new ArrayList<>(List.of(
                java(),
                "-Xmx" + heapMebibytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                // seven JVMs share two cores while they start; the second compiler would take half of that
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary));
        command.addAll(aheadOfTime);
        command.addAll(program);
        return command;
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void unpack(Path jar, Path directory, Home home) {
        try {
            var half = directory.resolveSibling(directory.getFileName() + ".unpacking");
            home.delete(half);
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

    private static List<Path> packagedJars(Path target) {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (var files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-app.jar")).toList();
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
