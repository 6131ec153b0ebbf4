package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * Names of assets as relative paths. Whoever may edit a release chooses them, so a name is only used as a path if it
 * cannot lead anywhere but below the folder it is meant for, on any operating system.
 */
public final class AssetPath {

    private static final Pattern ILLEGAL = Pattern.compile("[\\p{Cc}\\\\:]");

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
        if (ILLEGAL.matcher(path).find()) {
            return "it has a backslash, a colon or a control character";
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
            if (part.equalsIgnoreCase(".git")) {
                return "it leads into a Git repository's own files";
            }
        }
        return null;
    }
}
