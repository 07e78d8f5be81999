package org.chairside.kit.problem;

import java.util.List;

/** Input that can be read and not accepted: answered 422, all errors at once. */
public class InvalidInput extends RuntimeException {

    private final List<FieldError> errors;

    public InvalidInput(List<FieldError> errors) {
        super("input not acceptable");
        this.errors = List.copyOf(errors);
    }

    public InvalidInput(String pointer, String code, String detail) {
        this(List.of(new FieldError(pointer, code, detail)));
    }

    public List<FieldError> errors() {
        return errors;
    }

    /**
     * One thing wrong.
     *
     * @param pointer a JSON Pointer fragment: {@code #/vitals/0/systolic}
     * @param code stable and in kebab case: {@code range}
     * @param detail a sentence without the value
     */
    public record FieldError(String pointer, String code, String detail) {}
}
