package org.chairside.contracts;

import java.time.Duration;
import org.chairside.contracts.Catalogue.EventType;
import org.chairside.contracts.Catalogue.Topic;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/api/asyncapi.json}: who says what to whom on which topic, as AsyncAPI 3. */
final class AsyncApiDocument {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String SCHEMAS = "../../platform/event-contracts/src/main/resources/chairside/schemas/";

    private AsyncApiDocument() {}

    static String of(Catalogue catalogue) {
        var document = JSON.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Chairside events")
                .put("version", "1")
                .put(
                        "description",
                        "Generated from topic-catalogue.json and the schemas. CloudEvents 1.0 in Kafka's binary mode:"
                                + " attributes in headers, JSON in the value.");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        components.putObject("schemas").set("CloudEvent", cloudEvent());
        for (var topic : catalogue.topics()) {
            channels.set(topic.name(), channel(topic));
            operations.set(operation(topic.owner(), "sends", topic), operation("send", topic));
            topic.consumers()
                    .forEach(service ->
                            operations.set(operation(service, "receives", topic), operation("receive", topic)));
            topic.events().forEach(event -> messages.set(event.type(), message(event)));
        }
        return JSON.writeValueAsString(document) + "\n";
    }

    private static ObjectNode channel(Topic topic) {
        var channel = JSON.createObjectNode().put("address", topic.name());
        var messages = channel.putObject("messages");
        topic.events().forEach(event -> messages.putObject(event.type())
                .put("$ref", "#/components/messages/" + event.type()));
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name()).put("partitions", topic.partitions());
        var configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(topic.cleanup());
        configuration.put("retention.ms", Duration.parse(topic.retention()).toMillis());
        return channel;
    }

    private static String operation(String service, String verb, Topic topic) {
        return service + "-" + verb + "-" + topic.name();
    }

    private static ObjectNode operation(String action, Topic topic) {
        var operation = JSON.createObjectNode().put("action", action);
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        return operation;
    }

    private static ObjectNode message(EventType event) {
        var message = JSON.createObjectNode()
                .put("name", event.type())
                .put("title", event.recordClass().getSimpleName())
                .put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/CloudEvent");
        message.putObject("payload")
                .put("schemaFormat", "application/schema+json;version=draft-2020-12")
                .putObject("schema")
                .put("$ref", SCHEMAS + ReleasedFiles.schemasOf(event).getLast().getFileName());
        return message;
    }

    private static ObjectNode cloudEvent() {
        var schema = JSON.createObjectNode().put("type", "object");
        var required = schema.putArray("required");
        var properties = schema.putObject("properties");
        for (var name : new String[] {
            "ce_specversion",
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_time",
            "ce_subject",
            "ce_dataschema",
            "ce_stream",
            "ce_sequence",
            "ce_partitionkey",
            "ce_actor",
            "ce_recordedtime",
            "ce_origin",
            "ce_datahash",
            "content-type"
        }) {
            required.add(name);
            properties.putObject(name).put("type", "string");
        }
        for (var name : new String[] {
            "ce_site", "ce_journeyid", "ce_causationid", "ce_policyversion", "traceparent", "tracestate"
        }) {
            properties.putObject(name).put("type", "string");
        }
        return schema;
    }
}
