package io.jenkins.plugins.gitlabrelease.gitlab.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;

/**
 * Reads the dates of GitLab's API: {@code 2019-01-03T01:56:19.539Z}, with an offset such as {@code +00:00}, or a plain
 * date (token expiry), which stands for its first moment in UTC. A date in no known form is null: it shall not keep the
 * rest of an answer from being read.
 */
final class LenientInstant extends StdScalarDeserializer<Instant> {
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
