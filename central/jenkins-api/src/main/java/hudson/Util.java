package hudson;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;

/** Behaves as Jenkins' own: options are also read by tests without Jenkins. */
public class Util {
    Util() {}

    @CheckForNull
    public static String fixEmptyAndTrim(@CheckForNull String s) {
        String trimmed = s == null ? "" : s.trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    @Nullable
    public static String escape(@CheckForNull String text) {
        throw new UnsupportedOperationException();
    }
}
