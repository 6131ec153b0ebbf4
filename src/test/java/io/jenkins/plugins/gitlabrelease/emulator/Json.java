package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** JSON as GitLab writes it. */
public final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+00:00'").withZone(ZoneOffset.UTC);

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> view) {
        ArrayNode array = MAPPER.createArrayNode();
        items.forEach(item -> array.add(view.apply(item)));
        return array;
    }

    static HttpAnswer answer(int status, JsonNode body) {
        try {
            return HttpAnswer.text(status, "application/json", MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A time of a database row, such as {@code 2019-01-03T01:56:19.539Z}. */
    static String time(Instant time) {
        return time == null ? null : MILLISECONDS.format(time);
    }

    /** A time of a commit, such as {@code 2019-01-03T01:56:19.000+00:00}. */
    static String commitTime(Instant time) {
        return WITH_OFFSET.format(time);
    }

    /** Dates as clients send them: ISO 8601, in UTC if they name no zone (contract 3.3). */
    static final class Times {

        private static final List<Function<String, Instant>> FORMS = List.of(
                text -> OffsetDateTime.parse(text).toInstant(),
                text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

        private Times() {}

        static Optional<Instant> parse(String text) {
            return FORMS.stream()
                    .flatMap(form -> attempt(form, text.strip().replace(' ', 'T')).stream())
                    .findFirst();
        }

        private static Optional<Instant> attempt(Function<String, Instant> form, String text) {
            try {
                return Optional.of(form.apply(text));
            } catch (DateTimeException notThisForm) {
                return Optional.empty();
            }
        }
    }
}
