package org.chairside.kit.api;

import java.beans.PropertyEditorSupport;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chairside.kit.json.Values;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Takes the place of Spring's own editors, which read {@code 0x10} as a number and {@code on} as true. */
@ControllerAdvice
final class StrictEditors {

    private static final List<Class<?>> PLAIN =
            List.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);
    private static final List<Class<?>> TEXT = List.of(UUID.class, ZoneId.class);

    @InitBinder
    void register(WebDataBinder binder) {
        PLAIN.forEach(type -> binder.registerCustomEditor(type, new Editor(type)));
        TEXT.forEach(type -> binder.registerCustomEditor(type, new Editor(type)));
    }

    private static final class Editor extends PropertyEditorSupport {
        private final Class<?> type;

        Editor(Class<?> type) {
            this.type = type;
        }

        @Override
        public void setAsText(String text) {
            setValue(TEXT.contains(type) ? Values.ofText(type, text) : Values.ofPlainText(type, text));
        }
    }
}
