package org.chairside.console.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chairside.console.services.Service;
import org.springframework.http.HttpMethod;

/**
 * One command as a form. Its heading is the message {@code form.<name>}, its button {@code form.<name>.do}.
 *
 * @param permission as the services' permission file names it; who lacks it does not see the form
 * @param path where it is sent; {@code {id}} stands for the thing the page is about
 * @param fixed what is always sent; {@code {id}} as in the path
 */
public record Form(
        String name,
        String permission,
        Service service,
        HttpMethod method,
        String path,
        Map<String, Object> fixed,
        List<Field> fields) {

    /** A command that asks nothing. */
    public static Form post(String name, String permission, Service service, String path) {
        return new Form(name, permission, service, HttpMethod.POST, path, Map.of(), List.of());
    }

    /** The same, asking for these. */
    public Form asks(Field... asked) {
        return new Form(name, permission, service, method, path, fixed, List.of(asked));
    }

    /** The same, signed by a second person with a password of their own (rule K2): that they saw its {@code micrograms} destroyed. */
    public Form witnessed() {
        var asked = Stream.concat(fields.stream(), Stream.of(Field.witness(), Field.witnessPassword()));
        return new Form(name, permission, service, method, path, fixed, asked.toList());
    }

    boolean isWitnessed() {
        return fields.stream().anyMatch(field -> field.name().equals(Field.WITNESS));
    }

    /** Whether it offers what the page must first ask a service for. */
    public boolean picks() {
        return fields.stream().anyMatch(Field::isPicked);
    }

    /** The form of this name, if it is one of these. */
    public static Optional<Form> named(String name, List<Form> forms) {
        return forms.stream().filter(form -> form.name().equals(name)).findFirst();
    }

    /** The same, always sending this too. */
    public Form with(Map<String, Object> always) {
        return new Form(name, permission, service, method, path, always, fields);
    }

    /** The same, replacing what is there. */
    public Form put() {
        return new Form(name, permission, service, HttpMethod.PUT, path, fixed, fields);
    }
}
