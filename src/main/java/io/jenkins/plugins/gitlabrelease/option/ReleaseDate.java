package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Reads a date in ISO 8601: a day, or a day and a time, with a zone or without one. What has no zone is in UTC, wherever
 * Jenkins runs, and a day without a time begins at midnight.
 */
@Restricted(NoExternalUse.class)
public final class ReleaseDate {

    private ReleaseDate() {}

    /**
     * The moment that a text means.
     *
     * @param parameter what the text was given as, for the message
     * @param text null for none
     * @throws ReleaseException if the text is no such date
     */
    @CheckForNull
    public static Instant parse(String parameter, @CheckForNull String text) throws ReleaseException {
        if (text == null) {
            return null;
        }
        String given = text.strip();
        try {
            if (given.indexOf('T') < 0) {
                return LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(given, ZonedDateTime::from, LocalDateTime::from);
            return read instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(read);
        } catch (DateTimeException e) {
            throw new ReleaseException(
                    "The parameter " + parameter + " is \"" + text
                            + "\", which is no date in ISO 8601. Write it like 2026-03-01,"
                            + " 2026-03-01T10:30 (both in UTC) or 2026-03-01T10:30:00+01:00.",
                    e);
        }
    }
}
