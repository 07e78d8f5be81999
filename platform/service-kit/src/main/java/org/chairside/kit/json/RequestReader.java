package org.chairside.kit.json;

import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.util.Map;
import org.chairside.kit.problem.InvalidInput;

/**
 * Makes the record a command controller asks for out of a request body.
 *
 * <p>A component without {@code @Nullable} is required. Nothing is coerced, and what is unknown is refused. All that is wrong is said at
 * once: shape, values, and the constraints of Bean Validation, which are always checked.
 */
public final class RequestReader {

    private final Validator validator;

    public RequestReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * @param type a record, or a list or map of such
     * @throws org.chairside.kit.problem.Rejected 400, if the body cannot be read as JSON
     * @throws InvalidInput 422, if it can be read and is not acceptable
     */
    public Object read(byte[] body, Type type) {
        var binding = new Binding(validator);
        var bound = binding.bind(JsonText.parse(body), type, "#");
        if (bound.isEmpty()) {
            throw new InvalidInput(binding.errors());
        }
        return bound.get();
    }

    /**
     * An object of texts, each of any length and of as many lines as it likes: one of them may be a whole event, corrected.
     *
     * @throws org.chairside.kit.problem.Rejected 400, if the body cannot be read as JSON
     * @throws InvalidInput 422, if it is anything else, or a text is blank or holds what cannot be printed
     */
    Map<String, String> readTexts(byte[] body) {
        var binding = new Binding(validator);
        var texts = binding.bindTexts(JsonText.parseLong(body));
        if (!binding.errors().isEmpty()) {
            throw new InvalidInput(binding.errors());
        }
        return texts;
    }
}
