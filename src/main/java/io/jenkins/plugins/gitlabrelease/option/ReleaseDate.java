package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Reads a date in ISO 8601: a day, or a day and a time, with a zone or without one. Like GitLab it also takes what
 * {@code date}, {@code git} and Groovy print: a blank in the place of the T, offsets without a colon or without minutes, the
 * dates of mails, and Git's own. What has no zone is in UTC, wherever Jenkins runs, and a day without a time begins at midnight.
 */
@Restricted(NoExternalUse.class)
public final class ReleaseDate {

    private static final Pattern DATE = Pattern.compile("(?<day>\\d{4}-\\d{2}-\\d{2}|\\d{8})"
            + "(?:(?:[Tt]| +)(?<hour>\\d{2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?"
            + " *(?<offset>[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[(?<zone>[^\\]]+)\\])?)?");

    /** {@code date -R} and {@code git log --date=rfc}; {@code git log --date=default}. */
    private static final List<DateTimeFormatter> IN_WORDS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy Z", Locale.ENGLISH));

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
        Matcher parts = DATE.matcher(text.strip());
        try {
            if (parts.matches()) {
                return read(parts);
            }
        } catch (DateTimeException e) {
            throw new ReleaseException(refusal(parameter, text), e);
        }
        for (DateTimeFormatter format : IN_WORDS) {
            try {
                return OffsetDateTime.parse(text.strip(), format).toInstant();
            } catch (DateTimeException e) {
                continue; // it may be another one
            }
        }
        throw new ReleaseException(refusal(parameter, text));
    }

    @NonNull
    private static Instant read(Matcher parts) {
        String given = parts.group("day");
        LocalDate day = LocalDate.parse(
                given, given.length() == 8 ? DateTimeFormatter.BASIC_ISO_DATE : DateTimeFormatter.ISO_LOCAL_DATE);
        if (parts.group("hour") == null) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        int hour = Integer.parseInt(parts.group("hour"));
        int minute = Integer.parseInt(parts.group("minute"));
        int second = parts.group("second") == null ? 0 : Integer.parseInt(parts.group("second"));
        int nano = parts.group("fraction") == null
                ? 0
                : Integer.parseInt((parts.group("fraction") + "00000000").substring(0, 9));
        if (hour == 24 && minute == 0 && second == 0 && nano == 0) {
            return day.plusDays(1).atStartOfDay(zone(parts)).toInstant();
        }
        return day.atTime(LocalTime.of(hour, minute, second, nano))
                .atZone(zone(parts))
                .toInstant();
    }

    private static ZoneId zone(Matcher parts) {
        ZoneId named = parts.group("zone") == null ? ZoneOffset.UTC : ZoneId.of(parts.group("zone"));
        String offset = parts.group("offset");
        if (offset == null) {
            return named;
        }
        return offset.endsWith("T") || offset.endsWith("C")
                ? ZoneOffset.UTC
                : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
    }

    private static String refusal(String parameter, String text) {
        return "The parameter " + parameter + " is \"" + text
                + "\", which is not a date in ISO 8601. Write it like 2026-03-01, 2026-03-01T10:30 (both in UTC) or"
                + " 2026-03-01T10:30:00+01:00.";
    }
}
