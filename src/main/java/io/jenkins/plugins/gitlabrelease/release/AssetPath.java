package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.util.regex.Pattern;

/**
 * Names of assets as relative paths. Whoever may edit a release chooses them, so a name is only used as a path if it
 * cannot lead anywhere but below the folder it is meant for, on any operating system.
 */
public final class AssetPath {

    /** The last one stands for a harmful character of GitLab's answer. */
    private static final Pattern ILLEGAL = Pattern.compile("[\\\\:\\ufffd]");

    /** The second one is what Windows calls the first where it keeps short names. */
    private static final Pattern GIT = Pattern.compile("\\.git|git~[0-9]+", Pattern.CASE_INSENSITIVE);

    /** With any extension, too. */
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE);

    private AssetPath() {}

    /**
     * What is wrong with a path.
     *
     * @return half a sentence such as "it leads out of its folder", or null if it can be used
     */
    @CheckForNull
    public static String problemOf(String path) {
        if (path.isBlank()) {
            return "it is blank";
        }
        if (ILLEGAL.matcher(path).find() || !HarmlessText.value(path).equals(path)) {
            return "it has a backslash, a colon or an invisible character";
        }
        if (path.startsWith("/")) {
            return "it is an absolute path";
        }
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                return "it leads out of its folder";
            }
            if (part.isBlank() || part.equals(".")) {
                return "it has an empty part";
            }
            if (part.endsWith(".") || part.endsWith(" ")) {
                return "a part of it ends in a dot or a blank, which Windows drops";
            }
            if (GIT.matcher(part).matches()) {
                return "it leads into a Git repository's own files";
            }
            if (DEVICE.matcher(part).matches()) {
                return "a part of it is the name of a device in Windows";
            }
        }
        return null;
    }
}
