package io.jenkins.plugins.gitlabrelease.release;

import java.time.Duration;
import java.util.Locale;

/** HumanReadable for people: counts with their noun, bytes in binary units, durations in seconds. */
public final class HumanReadable {

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

    private HumanReadable() {}

    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** A number with its noun, such as {@code 1 link} or {@code 3 links}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A duration in seconds with one digit behind the point. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
