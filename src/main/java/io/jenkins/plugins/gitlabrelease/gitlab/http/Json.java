package io.jenkins.plugins.gitlabrelease.gitlab.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * GitLab's JSON: snake case, with keys that come and go between versions. It is the gate through which everything that
 * GitLab answers becomes a value: text is cleaned and bounded ({@link HarmlessText}), dates are of years that can be
 * printed, whole numbers stay whole, and what is of another shape is an {@link IOException} and nothing else. Records
 * check their ids themselves.
 */
public final class Json {
    private static final int DEEPEST = 100;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(Answers.LARGEST_JSON)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new ShortText())
                    .addSerializer(String.class, new WellFormedText())
                    .addDeserializer(Instant.class, new LenientInstant())
                    .addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    public static byte[] write(Object json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if this is not JSON, JSON of another shape, or a record that cannot be */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return read(json, type, null);
    }

    /**
     * As {@link #read(byte[], Class)}, for an answer of a server.
     *
     * @param token what the server was sent, and what no text of the value has; null for none
     */
    static <T> T read(byte[] json, Class<T> type, @CheckForNull GitLabToken token) throws IOException {
        T value = MAPPER.readerFor(type).withAttribute(GitLabToken.class, token).readValue(json);
        if (value == null) {
            throw new IOException("JSON null");
        }
        return value;
    }

    /**
     * @param token as above
     * @throws IOException if this is not a JSON array of that type
     */
    static <T> List<T> readList(byte[] json, Class<T> item, @CheckForNull GitLabToken token) throws IOException {
        List<T> list = MAPPER.readerForListOf(item)
                .withAttribute(GitLabToken.class, token)
                .readValue(json);
        if (list == null || list.stream().anyMatch(Objects::isNull)) {
            throw new IOException("JSON null in the place of a list or an entry");
        }
        return List.copyOf(list);
    }

    /** Whether a text begins as a JSON object and ends before the object does. */
    static boolean isCut(String text) {
        if (!text.strip().startsWith("{")) {
            return false;
        }
        try {
            MAPPER.readTree(text);
            return false;
        } catch (JsonEOFException e) {
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** @throws IOException if this is not JSON */
    static JsonNode tree(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Reads names, addresses and other short texts. */
    private static class ShortText extends StdScalarDeserializer<String> {
        @Serial
        private static final long serialVersionUID = 1L;

        ShortText() {
            super(String.class);
        }

        @Override
        @CheckForNull
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.currentToken().isScalarValue()
                    ? json.getValueAsString()
                    : (String) context.handleUnexpectedToken(String.class, json);
            if (text == null) {
                return null;
            }
            Object token = context.getAttribute(GitLabToken.class);
            return clean(token == null ? text : ((GitLabToken) token).dropFrom(text));
        }

        String clean(String text) {
            return HarmlessText.value(text);
        }
    }

    /** Reads notes and messages, which may have several lines. */
    public static final class Prose extends ShortText {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        String clean(String text) {
            return HarmlessText.prose(text);
        }
    }

    /** Writes half of a surrogate pair, which is not text and which no encoding of Unicode can express, as U+FFFD. */
    private static final class WellFormedText extends StdScalarSerializer<String> {
        @Serial
        private static final long serialVersionUID = 1L;

        WellFormedText() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(wellFormed(text));
        }

        private static String wellFormed(String text) {
            // Pairs are surrogates, too, and rare.
            if (text.chars().noneMatch(WellFormedText::isSurrogate)) {
                return text;
            }
            return text.codePoints()
                    .map(c -> isSurrogate(c) ? 0xfffd : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private static boolean isSurrogate(int c) {
            return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        }
    }

    /**
     * Reads the dates of GitLab's API: {@code 2019-01-03T01:56:19.539Z}, with an offset such as {@code +00:00}, or a plain
     * date (token expiry), which stands for its first moment in UTC. A date in no known form, or of a year that has not
     * four digits, is null, so that the rest of an answer can still be read.
     */
    static final class LenientInstant extends StdScalarDeserializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final DateTimeFormatter FORMS = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendPattern("['T'][' ']")
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendPattern("[' ']")
                .appendPattern("[XXX][XX][X]['UTC']")
                .optionalEnd()
                .toFormatter(Locale.ROOT);

        private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
        private static final Instant LAST = Instant.parse("9999-12-30T23:59:59.999Z");

        LenientInstant() {
            super(Instant.class);
        }

        @Override
        @CheckForNull
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString();
            if (text == null) {
                json.skipChildren();
                return null;
            }
            return parse(text.strip());
        }

        @CheckForNull
        static Instant parse(String text) {
            try {
                Instant time =
                        instant(FORMS.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
                return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static Instant instant(TemporalAccessor read) {
            if (read instanceof OffsetDateTime dateTime) {
                return dateTime.toInstant();
            }
            if (read instanceof LocalDateTime dateTime) {
                return dateTime.toInstant(ZoneOffset.UTC);
            }
            return LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
    }
}
