package org.chairside.console.form;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a page as things stand: what lies open, in this order, and what is folded away until somebody asks for it.
 *
 * @param next the one thing to do now, if there is one
 */
public record Forms(@Nullable Form next, List<Form> open, List<Form> folded) {

    public static final Forms NONE = of();

    public Forms {
        open = List.copyOf(open);
        folded = List.copyOf(folded);
    }

    public static Forms of(Form... forms) {
        return new Forms(null, List.of(forms), List.of());
    }

    /** The same, with these below, folded. */
    public Forms andFolded(Form... forms) {
        return new Forms(next, open, List.of(forms));
    }

    /** The same, with this one below too, folded. */
    public Forms alsoFolding(Form form) {
        return new Forms(
                next, open, Stream.concat(folded.stream(), Stream.of(form)).toList());
    }

    /** The same, with this one marked. */
    public Forms butFirst(Form form) {
        return new Forms(form, open, folded);
    }

    /** The same, with the one of this name unfolded at the top; the same if there is none. */
    public Forms opening(@Nullable String name) {
        var asked = folded.stream().filter(form -> form.name().equals(name)).toList();
        return new Forms(
                next,
                Stream.concat(asked.stream(), open.stream()).toList(),
                folded.stream().filter(form -> !asked.contains(form)).toList());
    }

    public boolean folds(Form form) {
        return folded.contains(form);
    }

    public List<Form> all() {
        return Stream.concat(open.stream(), folded.stream()).toList();
    }
}
