package org.chairside.kit.problem;

import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chairside.kit.problem.InvalidInput.FieldError;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Bean Validation's findings in the words of the API: a pointer, a stable code, a sentence without the value. */
public final class Violations {

    private Violations() {}

    /** @param root the pointer of the object that was validated, {@code #} for the whole body */
    public static List<FieldError> of(Collection<? extends ConstraintViolation<?>> violations, String root) {
        return violations.stream()
                .map(violation -> new FieldError(
                        root + Pointers.ofPath(violation.getPropertyPath().toString()),
                        code(violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        violation.getMessage()))
                .toList();
    }

    static List<FieldError> of(MethodArgumentNotValidException wrong) {
        return wrong.getFieldErrors().stream()
                .map(error ->
                        new FieldError("#" + Pointers.ofPath(error.getField()), code(last(error)), message(error)))
                .toList();
    }

    /** 422 with pointers if a body is wrong, 400 with the name of the parameter otherwise. */
    static Problem ofParameters(HandlerMethodValidationException wrong) {
        for (var result : wrong.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors
                    && result.getMethodParameter().hasParameterAnnotation(RequestBody.class)) {
                return Problems.invalid(errors.getFieldErrors().stream()
                        .map(error -> new FieldError(
                                "#" + Pointers.ofPath(error.getField()), code(last(error)), message(error)))
                        .toList());
            }
        }
        var first = wrong.getParameterValidationResults().getFirst();
        return Problem.ofParameter(
                name(first),
                "malformed-parameter",
                message(first.getResolvableErrors().getFirst()));
    }

    private static String name(ParameterValidationResult result) {
        return Optional.ofNullable(result.getMethodParameter().getParameterName())
                .orElse("");
    }

    private static String last(MessageSourceResolvable error) {
        var codes = error.getCodes();
        return codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
    }

    private static String message(MessageSourceResolvable error) {
        return Optional.ofNullable(error.getDefaultMessage()).orElse("is not acceptable");
    }

    private static String code(String constraint) {
        return switch (constraint) {
            case "NotNull" -> "required";
            case "NotBlank", "NotEmpty" -> "blank";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax", "Range" -> "range";
            case "Past", "PastOrPresent", "Future", "FutureOrPresent" -> "date-time";
            default -> constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        };
    }
}
