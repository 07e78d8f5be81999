package org.chairside.localstack;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps the stack from running, as one sentence that says what to do. */
final class Trouble extends RuntimeException {

    Trouble(String sentence) {
        super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** One sentence for whatever was thrown: a person reads it, and no stack trace. */
    static String sentence(Throwable failure, Home home) {
        return first(failure, Trouble.class)
                .map(trouble -> String.valueOf(trouble.getMessage()))
                .or(() -> first(failure, IOException.class)
                        .map(io -> "Chairside cannot go on with its files in " + home.root() + ": " + said(io)
                                + ". Make room there, or see that it may be written."))
                .orElseGet(() -> "Chairside cannot go on, by a mistake of its own: " + failure + at(failure) + ".");
    }

    private static String said(IOException failure) {
        return failure instanceof FileSystemException of && of.getReason() != null
                ? of.getReason() + " (" + of.getFile() + ")"
                : Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName());
    }

    private static String at(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    /** It comes wrapped where threads or static initializers hand it on. */
    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
