package org.chairside.journal.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one list of topics and event types; immutable. */
public final class TopicCatalogue {

    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private final Map<String, Topic> topicByType = new HashMap<>();
    private final Map<String, String> typeByRecord = new HashMap<>();
    private final Map<String, Class<?>> recordByType = new HashMap<>();
    private final Map<Class<?>, StreamName> streamByRecord = new HashMap<>();
    private final Set<String> families = new HashSet<>();

    public TopicCatalogue(Collection<Topic> topics, ClassLoader records) {
        for (Topic topic : topics) {
            this.topics.put(topic.name(), topic);
            for (Topic.EventType event : topic.events()) {
                topicByType.put(event.type(), topic);
                typeByRecord.put(event.record(), event.type());
                families.add(withoutVersion(event.type()));
                load(event.record(), records).ifPresent(type -> know(type, event.type(), topic));
            }
        }
    }

    private void know(Class<?> record, String type, Topic topic) {
        recordByType.put(type, record);
        if (topic.stream() != null) {
            streamByRecord.put(record, StreamName.of(topic.stream(), record));
        }
    }

    public Collection<Topic> topics() {
        return topics.values();
    }

    /** @throws IllegalArgumentException if there is no such topic */
    public Topic topic(String name) {
        Topic topic = topics.get(name);
        if (topic == null) {
            throw new IllegalArgumentException("the catalogue has no topic " + name);
        }
        return topic;
    }

    public Optional<Topic> find(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** Whether events stand in a topic; false for receipts and watermarks, and for topics unheard of. */
    public boolean carriesEvents(String name) {
        Topic topic = topics.get(name);
        return topic != null && !topic.events().isEmpty();
    }

    public List<Topic> ownedBy(String service) {
        List<Topic> owned = new ArrayList<>(topics.values());
        owned.removeIf(topic -> !topic.owner().equals(service));
        return owned;
    }

    /** The wire type of an event; throws {@link IllegalArgumentException} for a record the catalogue does not list. */
    public String typeOf(Object event) {
        String type = typeByRecord.get(event.getClass().getName());
        if (type == null) {
            throw new IllegalArgumentException(
                    "the catalogue lists no event " + event.getClass().getName());
        }
        return type;
    }

    public Optional<Topic> topicOf(String type) {
        return Optional.ofNullable(topicByType.get(type));
    }

    /** The topic whose streams are named like this one; empty if none says so. */
    public Optional<Topic> topicOfStream(String stream) {
        return topics.values().stream().filter(topic -> topic.namesLike(stream)).findFirst();
    }

    public Optional<Class<?>> recordOf(String type) {
        return Optional.ofNullable(recordByType.get(type));
    }

    /** Whether an event can belong to a stream; one that does not say belongs to any. */
    public boolean belongs(Object event, String stream) {
        StreamName name = streamByRecord.get(event.getClass());
        return name == null || name.of(event).equals(stream);
    }

    /** Whether another major version of this type is known. */
    public boolean knowsAnotherVersionOf(String type) {
        return families.contains(withoutVersion(type));
    }

    private static String withoutVersion(String type) {
        return type.replaceFirst("\\.v\\d+$", "");
    }

    /** A service need not have the records of topics it neither owns nor hears on its class path. */
    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException absent) {
            return Optional.empty();
        }
    }
}
