package org.chairside.console.form;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chairside.console.identity.NotSigned;
import org.chairside.console.identity.Permissions;
import org.chairside.console.identity.Person;
import org.chairside.console.identity.Witnesses;
import org.chairside.console.services.Answer;
import org.chairside.console.services.Services;
import org.chairside.contracts.SessionId;
import org.chairside.kit.identity.WitnessSignature;
import org.chairside.kit.identity.Witnessed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Takes a filled-in form to its service and brings back the answer, or the form with what is wrong beside it. */
@Component
public class Desk {

    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");
    /** As a service writes it in its ETag. */
    private static final Pattern VERSION = Pattern.compile("\"\\d{1,9}\"");

    private final Services services;
    private final Permissions permissions;
    private final FirstSendings firstSendings;
    private final Witnesses witnesses;

    Desk(Services services, Permissions permissions, FirstSendings firstSendings, Witnesses witnesses) {
        this.witnesses = witnesses;
        this.firstSendings = firstSendings;
        this.services = services;
        this.permissions = permissions;
    }

    /** What became of a form. */
    public sealed interface Outcome {

        /** The service did it. */
        record Done(Form form, Answer.Done answer) implements Outcome {}

        /** It was not done, or nobody knows. */
        record Back(Draft draft) implements Outcome {}
    }

    public boolean shows(Form form, Person person) {
        return permissions.allow(person, form.permission());
    }

    /** The forms of a page that this person sees, filled with what is known; {@code back} stands in place of its own form. */
    public List<Draft> drafts(
            List<Form> forms, Person person, Map<String, Map<String, String>> known, @Nullable Draft back) {
        var drafts = new ArrayList<Draft>();
        if (back != null && !forms.contains(back.form())) {
            drafts.add(back);
        }
        for (var form : forms) {
            var beginning = known.getOrDefault(form.name(), Map.of());
            if (back != null && form.equals(back.form())) {
                drafts.add(back.on(beginning));
            } else if (shows(form, person)) {
                drafts.add(Draft.with(form, beginning));
            }
        }
        return drafts;
    }

    /**
     * @param id what the page is about, put in the form's path
     * @param typed the request's parameters
     * @param zone of the site where times are meant; null while it is not known, and a typed time is then not taken
     * @throws AccessDeniedException if the person may not
     */
    public Outcome submit(Form form, String id, Map<String, String> typed, @Nullable ZoneId zone, Person person) {
        if (!shows(form, person)) {
            throw new AccessDeniedException(form.permission());
        }
        var key = typed.getOrDefault("key", "");
        if (!KEY.matcher(key).matches()) {
            throw new AccessDeniedException("a form without its key");
        }
        var version = typed.getOrDefault(Draft.VERSION, "");
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            throw new AccessDeniedException("a form without its version");
        }
        var body = new LinkedHashMap<String, Object>();
        form.fixed().forEach((name, value) -> body.put(name, value.equals("{id}") ? id : value));
        var headers = new HashMap<String, String>();
        if (!version.isEmpty()) {
            headers.put("If-Match", version);
        }
        var wrong = read(form, typed, zone, firstSendings.of(key), body);
        if (wrong.isEmpty() && form.isWitnessed()) {
            try {
                headers.put(WitnessSignature.HEADER, signature(typed, seen(id, body, person, key)));
            } catch (NotSigned refused) {
                wrong.put(Field.WITNESS_PASSWORD, refused.code());
            }
        }
        var kept = withoutPassword(typed);
        if (!wrong.isEmpty()) {
            firstSendings.forget(key);
            return new Outcome.Back(Draft.notReadable(form, key, kept, wrong));
        }
        var path = form.path().replace("{id}", id);
        return switch (services.send(form.service(), form.method(), path, body, key, headers)) {
            case Answer.Done done -> new Outcome.Done(form, done);
            case Answer.Problem problem -> new Outcome.Back(refused(form, key, kept, problem));
            case Answer.Unknown _ -> new Outcome.Back(Draft.unknown(form, key, kept));
        };
    }

    private String signature(Map<String, String> typed, Witnessed seen) {
        var username = typed.getOrDefault(Field.WITNESS, "").strip();
        return witnesses.sign(username, typed.getOrDefault(Field.WITNESS_PASSWORD, ""), seen);
    }

    private static Witnessed seen(String session, Map<String, Object> body, Person person, String key) {
        if (body.get("micrograms") instanceof Long micrograms) {
            return new Witnessed(SessionId.of(session), micrograms, person.id(), key);
        }
        throw new AccessDeniedException("a form without its amount");
    }

    /** What a draft may hold, and a page show again. */
    private static Map<String, String> withoutPassword(Map<String, String> typed) {
        var kept = new HashMap<>(typed);
        kept.remove(Field.WITNESS_PASSWORD);
        return kept;
    }

    private Draft refused(Form form, String key, Map<String, String> typed, Answer.Problem problem) {
        var draft = Draft.refused(form, key, typed, problem);
        if (!draft.isPerhapsDone()) {
            firstSendings.forget(key);
        }
        return draft;
    }

    private static Map<String, String> read(
            Form form, Map<String, String> typed, @Nullable ZoneId zone, Instant sentAt, Map<String, Object> body) {
        var wrong = new HashMap<String, String>();
        for (var field : form.fields()) {
            var value = field.textIn(typed);
            try {
                if (!value.isBlank()) {
                    body.putAll(field.typed().sent(value, zone));
                } else if (field.required()) {
                    wrong.put(field.name(), "required");
                } else {
                    body.putAll(field.empty().sent(sentAt));
                }
            } catch (NotReadable unreadable) {
                wrong.put(field.name(), unreadable.code());
            }
        }
        return wrong;
    }
}
