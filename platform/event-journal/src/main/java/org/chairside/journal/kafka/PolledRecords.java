package org.chairside.journal.kafka;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.chairside.journal.inbox.IncomingRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Hands a polled batch on untouched: any mapping of headers or payloads by a framework could lose or invent something. */
public final class PolledRecords implements BatchMessageConverter {

    /** The message header with the records as {@link Batch}. */
    public static final String HEADER = "chairside_records";

    private static final byte[] NOTHING = {};

    private final KafkaAddress address;

    public PolledRecords(KafkaAddress address) {
        this.address = address;
    }

    /** A batch that does not print its contents. */
    public record Batch(List<IncomingRecord> records) {
        @Override
        public String toString() {
            return records.size() + " records";
        }
    }

    @Override
    public Message<?> toMessage(
            List<ConsumerRecord<?, ?>> polled,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            Type type) {
        List<byte[]> values = new ArrayList<>(polled.size());
        List<IncomingRecord> records = new ArrayList<>(polled.size());
        for (ConsumerRecord<?, ?> record : polled) {
            IncomingRecord incoming = incoming(record);
            byte[] value = incoming.value();
            records.add(incoming);
            values.add(value == null ? NOTHING : value);
        }
        return MessageBuilder.withPayload(values)
                .setHeader(HEADER, new Batch(records))
                .build();
    }

    private IncomingRecord incoming(ConsumerRecord<?, ?> record) {
        List<IncomingRecord.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new IncomingRecord.Header(header.key(), header.value()));
        }
        return new IncomingRecord(
                address.catalogued(record.topic()),
                record.partition(),
                record.offset(),
                (byte[]) record.key(),
                headers,
                (byte[]) record.value());
    }

    @Override
    public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, String defaultTopic) {
        throw new UnsupportedOperationException("the relay publishes; bindings only consume");
    }
}
