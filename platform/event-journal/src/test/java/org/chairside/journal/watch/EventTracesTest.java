package org.chairside.journal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventTracesTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final List<ReadableSpan> ended = new ArrayList<>();
    private final io.opentelemetry.api.trace.Tracer otel = SdkTracerProvider.builder()
            .addSpanProcessor(new Ended(ended))
            .build()
            .get("test");
    private final Tracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), _ -> {});
    private final OtelPropagator propagator =
            new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel);
    private final EventTraces traces = new EventTraces(tracer, propagator);

    @Test
    void what_vendors_add_is_handed_on() {
        assertThat(stateOf("vendor=kept")).isEqualTo("vendor=kept");
        assertThat(stateOf("v=" + "x".repeat(255) + ",w=" + "y".repeat(252))).hasSize(512);
    }

    /** A caller chooses it; in the journal it would stand for ever, and travel with every copy of the event. */
    @Test
    void more_of_it_than_everyone_must_hand_on_is_left_out_and_the_trace_goes_on() {
        assertThat(stateOf("v=" + "x".repeat(255) + ",w=" + "y".repeat(253))).isNull();
        var members = IntStream.range(0, 17)
                .mapToObj(each -> "k" + each + "k".repeat(250) + "=" + "v".repeat(256))
                .collect(Collectors.joining(","));

        assertThat(stateOf(members)).isNull();
        assertThat(within(members, traces::current)).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void a_record_on_its_way_to_the_broker_is_a_span_of_its_commands_trace() {
        traces.publishing("chairside.lamps.v1", Map.of("traceparent", PARENT)).end();

        assertThat(ended).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("publish chairside.lamps.v1");
            assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
            assertThat(span.getSpanContext().getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(span.getParentSpanContext().getSpanId()).isEqualTo("b7ad6b7169203331");
        });
    }

    @Test
    void what_no_command_caused_begins_no_trace_at_the_broker() {
        traces.publishing("chairside.lamps.v1", Map.of()).end();

        assertThat(ended).isEmpty();
    }

    private @Nullable String stateOf(String tracestate) {
        return within(tracestate, traces::state);
    }

    private @Nullable String within(String tracestate, java.util.function.Supplier<@Nullable String> asked) {
        var headers = new HashMap<>(Map.of("traceparent", PARENT, "tracestate", tracestate));
        var span = propagator.extract(headers, Map::get).start();
        try (var _ = tracer.withSpan(span)) {
            return asked.get();
        } finally {
            span.end();
        }
    }

    /** Keeps each span when it has ended. */
    private record Ended(List<ReadableSpan> spans) implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
