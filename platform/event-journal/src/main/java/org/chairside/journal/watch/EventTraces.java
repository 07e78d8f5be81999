package org.chairside.journal.watch;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox.EventHandler;
import org.jspecify.annotations.Nullable;

/** Hands a trace on with an event: from the command to the journal, over the broker, into the reaction and what that says in turn. */
public final class EventTraces {

    private static final String TRACEPARENT = "traceparent";
    private static final String TRACESTATE = "tracestate";
    /** What W3C asks everyone to hand on. It comes from whoever sent the command, and must not outgrow the event. */
    private static final int LONGEST_STATE = 512;

    private final Tracer tracer;
    private final Propagator propagator;

    public EventTraces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The context of what this thread does, as W3C trace context writes it. */
    public @Nullable String current() {
        return context(TRACEPARENT);
    }

    /** What vendors add to it; nothing if that is more than 512 characters. */
    public @Nullable String state() {
        String state = context(TRACESTATE);
        return state == null || state.length() > LONGEST_STATE ? null : state;
    }

    private @Nullable String context(String header) {
        Span span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        return headers.get(header);
    }

    /** The span of a record's way to the broker; to be ended when the answer comes. */
    Span publishing(String topic, Map<String, String> headers) {
        return headers.containsKey(TRACEPARENT)
                ? continued(headers)
                        .name("publish " + topic)
                        .kind(Span.Kind.PRODUCER)
                        .start()
                : Span.NOOP;
    }

    /** The handler, within a span that continues the event's own trace. */
    public <E> EventHandler<E> around(String topic, EventHandler<E> handler) {
        return (event, envelope) -> {
            Span span = handling(topic, envelope);
            try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
                handler.on(event, envelope);
            } catch (RuntimeException failure) {
                span.tag("exception", failure.getClass().getName());
                throw failure;
            } finally {
                span.end();
            }
        };
    }

    private Span handling(String topic, Envelope envelope) {
        String parent = envelope.traceparent();
        Span.Builder builder =
                parent == null ? tracer.spanBuilder() : continued(headers(parent, envelope.tracestate()));
        return builder.name("handle " + topic)
                .kind(Span.Kind.CONSUMER)
                .tag("event.type", envelope.type())
                .start();
    }

    private static Map<String, String> headers(String traceparent, @Nullable String tracestate) {
        return tracestate == null
                ? Map.of(TRACEPARENT, traceparent)
                : Map.of(TRACEPARENT, traceparent, TRACESTATE, tracestate);
    }

    private Span.Builder continued(Map<String, String> headers) {
        return propagator.extract(headers, (carrier, name) -> carrier == null ? null : carrier.get(name));
    }
}
