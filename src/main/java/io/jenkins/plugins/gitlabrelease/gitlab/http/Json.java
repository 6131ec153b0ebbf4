package io.jenkins.plugins.gitlabrelease.gitlab.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Objects;

/** GitLab's JSON: snake case, with keys that come and go between versions. */
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
            .addModule(new SimpleModule()
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

    /** @throws IOException if this is no JSON, or JSON of another shape */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        T value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IOException("JSON null");
        }
        return value;
    }

    /** @throws IOException if this is no JSON array of that type */
    static <T> List<T> readList(byte[] json, Class<T> item) throws IOException {
        List<T> list = MAPPER.readerForListOf(item).readValue(json);
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** @throws IOException if this is no JSON */
    static JsonNode tree(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    /**
     * Reads the dates of GitLab's API: {@code 2019-01-03T01:56:19.539Z}, with an offset such as {@code +00:00}, or a plain
     * date (token expiry), which stands for its first moment in UTC. A date in no known form is null, so that the rest of
     * an answer can still be read.
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
                .toFormatter();

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
            TemporalAccessor read;
            try {
                read = FORMS.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            } catch (DateTimeParseException e) {
                return null;
            }
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
