package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Reads a date in ISO 8601: a day, or a day and a time, with a zone or without one. Like GitLab it also takes what
 * {@code date}, {@code git} and Groovy print: a blank in the place of the T, and offsets without a colon or without
 * minutes. What has no zone is in UTC, wherever Jenkins runs, and a day without a time begins at midnight.
 */
@Restricted(NoExternalUse.class)
public final class ReleaseDate {

    private static final Pattern DATE = Pattern.compile("(?<day>\\d{4}-\\d{2}-\\d{2}|\\d{8})"
            + "(?:(?:[Tt]| +)(?<hour>\\d{2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?"
            + " *(?<offset>[Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[(?<zone>[^\\]]+)\\])?)?");

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
        return parts.group("offset") == null
                ? named
                : ZoneOffset.of(parts.group("offset").toUpperCase(Locale.ROOT));
    }

    private static String refusal(String parameter, String text) {
        return "The parameter " + parameter + " is \"" + text
                + "\", which is not a date in ISO 8601. Write it like 2026-03-01, 2026-03-01T10:30 (both in UTC) or"
                + " 2026-03-01T10:30:00+01:00.";
    }
}
