package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Dates as clients send them: ISO 8601, in UTC if they name no zone (contract 3.3). */
final class Times {

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
