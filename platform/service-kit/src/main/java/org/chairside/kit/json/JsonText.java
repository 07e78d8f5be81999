package org.chairside.kit.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chairside.kit.problem.InvalidInput.FieldError;
import org.chairside.kit.problem.Pointers;
import org.chairside.kit.problem.Problem;
import org.chairside.kit.problem.Rejected;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Text that is one JSON document, or a 400 that says where it is not. */
final class JsonText {

    private static final JsonMapper MAPPER = mapper(8 * 1024);
    private static final JsonMapper LONG = mapper(256 * 1024);

    private JsonText() {}

    private static JsonMapper mapper(int longestText) {
        var limits = StreamReadConstraints.builder()
                .maxNestingDepth(20)
                .maxStringLength(longestText)
                .maxNameLength(128)
                .maxNumberLength(32)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .nodeFactory(new ComposedText())
                .build();
    }

    /**
     * The document as a tree, its texts in Unicode normal form C.
     *
     * @throws Rejected {@code encoding}, {@code json-syntax}, {@code duplicate-key}, {@code limits} or {@code number}
     */
    static JsonNode parse(byte[] body) {
        return parse(body, MAPPER);
    }

    /** The same, for texts as long as a body may be. */
    static JsonNode parseLong(byte[] body) {
        return parse(body, LONG);
    }

    private static JsonNode parse(byte[] body, JsonMapper mapper) {
        var text = decode(body);
        try (var parser = mapper.createParser(text)) {
            new Scan(parser).run();
        } catch (StreamConstraintsException tooMuch) {
            throw tooMuch.getOriginalMessage().startsWith("Number")
                    ? rejected("number", "A number is too long.", tooMuch.getLocation())
                    : rejected("limits", "Too deep, or a text or name is too long.", tooMuch.getLocation());
        } catch (StreamReadException wrong) {
            throw wrong.getOriginalMessage().startsWith("Non-standard token")
                    ? rejected("number", "NaN and Infinity are not JSON.", wrong.getLocation())
                    : rejected("json-syntax", "This is not JSON.", wrong.getLocation());
        }
        return mapper.readTree(text);
    }

    private static String decode(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw new Rejected(Problem.of(400, "json-syntax", "JSON begins without a byte order mark.")
                        .with("line", 1)
                        .with("column", 1));
            }
            return text;
        } catch (CharacterCodingException wrong) {
            throw new Rejected(Problem.of(400, "encoding", "The body is not valid UTF-8."));
        }
    }

    private static Rejected rejected(String code, String detail, @Nullable TokenStreamLocation at) {
        var problem = Problem.of(400, code, detail);
        return new Rejected(
                at == null
                        ? problem
                        : problem.with("line", Math.max(at.getLineNr(), 1))
                                .with("column", Math.max(at.getColumnNr(), 1)));
    }

    /** Looks at every token once, before any of them means something. */
    private static final class Scan {
        private final JsonParser parser;
        private final Deque<Set<String>> names = new ArrayDeque<>();

        Scan(JsonParser parser) {
            this.parser = parser;
        }

        void run() {
            var documents = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (startsDocument(token) && ++documents > 1) {
                    throw rejected("json-syntax", "There is more than one document.", parser.currentTokenLocation());
                }
                look(token);
            }
            if (documents == 0) {
                throw new Rejected(Problem.of(400, "body-missing", "A JSON body is needed."));
            }
        }

        private boolean startsDocument(JsonToken token) {
            var context = parser.streamReadContext();
            return token.isStructStart() ? context.getParent().inRoot() : context.inRoot() && !token.isStructEnd();
        }

        @SuppressWarnings("EnumOrdinal")
        private void look(JsonToken token) {
            switch (token) {
                case START_OBJECT -> names.push(new HashSet<>());
                case END_OBJECT -> names.pop();
                case PROPERTY_NAME -> name(parser.currentName());
                case VALUE_STRING -> wholeCharacters(parser.getString());
                case VALUE_NUMBER_INT -> noNegativeZero(parser.getString());
                default -> {}
            }
        }

        private void name(String name) {
            wholeCharacters(name);
            if (!names.element().add(name)) {
                throw at("duplicate-key", "A name stands twice in one object.");
            }
        }

        private void wholeCharacters(String text) {
            for (var i = 0; i < text.length(); i++) {
                if (Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(text.charAt(i))) {
                    throw at("encoding", "Half a character (a lone surrogate) cannot be read.");
                }
            }
        }

        private void noNegativeZero(String number) {
            if (number.equals("-0")) {
                throw at("number", "Negative zero is not a whole number.");
            }
        }

        private Rejected at(String code, String detail) {
            var pointer = pointer(parser.streamReadContext());
            return new Rejected(
                    Problem.of(400, code, detail).withErrors(List.of(new FieldError(pointer, code, detail))));
        }

        private static String pointer(TokenStreamContext context) {
            var steps = new ArrayList<String>();
            for (var step = context; step != null && !step.inRoot(); step = step.getParent()) {
                steps.add(step.inArray() ? Integer.toString(step.getCurrentIndex()) : step.currentName());
            }
            return steps.reversed().stream().reduce("#", Pointers::step);
        }
    }

    /** The same name typed on two keyboards is stored once. */
    private static final class ComposedText extends JsonNodeFactory {
        @Override
        public StringNode stringNode(String text) {
            return super.stringNode(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
    }
}
