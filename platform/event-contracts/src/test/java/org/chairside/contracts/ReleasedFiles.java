package org.chairside.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chairside.contracts.Catalogue.EventType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas and golden samples, and the list of their checksums.
 *
 * <p>A schema stands in {@code schemas/<type>.schema.json}; a field that is added later in {@code <type>.r2.schema.json}, and so on:
 * what was released is never edited. Samples stand in {@code samples/<type>/<name>.json}.
 */
final class ReleasedFiles {

    static final Path SCHEMAS = Catalogue.RESOURCES.resolve("schemas");
    static final Path SAMPLES = Catalogue.RESOURCES.resolve("samples");
    static final Path MANIFEST = Catalogue.RESOURCES.resolve("released.sha256");

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReleasedFiles() {}

    /** All revisions, oldest first. */
    static List<Path> schemasOf(EventType event) {
        return under(SCHEMAS).stream()
                .filter(file -> file.getFileName()
                        .toString()
                        .matches("\\Q" + event.type() + "\\E(\\.r[0-9]+)?\\.schema\\.json"))
                .sorted(Comparator.comparingInt(ReleasedFiles::revision))
                .toList();
    }

    static List<Path> samplesOf(EventType event) {
        return under(SAMPLES.resolve(event.type()));
    }

    /** Writes what is missing and changes nothing that is there. */
    static void writeMissing(List<EventType> events) {
        for (var event : events) {
            writeIfMissing(
                    SCHEMAS.resolve(event.type() + ".schema.json"),
                    PRETTY.writeValueAsString(SchemaOf.event(event.type(), event.recordClass())));
            writeIfMissing(
                    SAMPLES.resolve(event.type()).resolve("complete.json"),
                    PRETTY.writeValueAsString(WireFormat.MAPPER.valueToTree(Specimens.of(event.recordClass()))));
        }
        var listed = manifest();
        checksums().forEach(listed::putIfAbsent);
        write(
                MANIFEST,
                listed.entrySet().stream()
                        .map(line -> line.getValue() + "  " + line.getKey() + "\n")
                        .collect(Collectors.joining()));
    }

    static Map<String, String> manifest() {
        var lines = new TreeMap<String, String>();
        if (Files.exists(MANIFEST)) {
            read(MANIFEST).lines().forEach(line -> lines.put(line.substring(66), line.substring(0, 64)));
        }
        return lines;
    }

    static Map<String, String> checksums() {
        var sums = new TreeMap<String, String>();
        under(SCHEMAS).forEach(file -> sums.put(nameOf(file), sha256(file)));
        under(SAMPLES).forEach(file -> sums.put(nameOf(file), sha256(file)));
        return sums;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void writeIfMissing(Path file, String text) {
        if (Files.notExists(file)) {
            write(file, text + "\n");
        }
    }

    private static int revision(Path schema) {
        var matcher = Pattern.compile("\\.r([0-9]+)\\.schema")
                .matcher(schema.getFileName().toString());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
    }

    private static List<Path> under(Path directory) {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String nameOf(Path file) {
        return Catalogue.RESOURCES.relativize(file).toString();
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(read(file).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
