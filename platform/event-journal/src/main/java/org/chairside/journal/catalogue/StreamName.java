package org.chairside.journal.catalogue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** How an event of one record class says which stream it belongs to: {@code clearance/{clearanceId}}. */
final class StreamName {

    private final String prefix;
    private final Method component;

    private StreamName(String prefix, Method component) {
        this.prefix = prefix;
        this.component = component;
    }

    /** @throws IllegalArgumentException if the record has no such component */
    static StreamName of(String template, Class<?> event) {
        int open = template.indexOf('{');
        String name = template.substring(open + 1, template.length() - 1);
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .map(component -> new StreamName(template.substring(0, open), component.getAccessor()))
                .orElseThrow(() -> new IllegalArgumentException(event.getName() + " has no " + name));
    }

    String of(Object event) {
        try {
            return prefix + component.invoke(event);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("components of events are public and plain", impossible);
        }
    }
}
