package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Names as GitLab's generic packages and release links take them. Each rule is GitLab's own and is applied here so that
 * nothing is uploaded under a name that would be refused, and no user has to know the rule.
 *
 * <p>Sources: {@code lib/gitlab/regex/packages.rb} for packages, {@code app/models/releases/link.rb} for direct asset
 * paths. What is not legal is spelled by {@link NameEscape}, reversibly.
 */
public final class LegalNames {

    private static final int LONGEST_PATH = 128;
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_.-](?!.*//)[-.A-Za-z0-9_/]+[A-Za-z0-9]");

    private static final NameEscape.Allowed PACKAGE = NameEscape.lettersDigitsAnd("._-+");
    private static final NameEscape.Allowed IN_PATH = NameEscape.lettersDigitsAnd("._-/");

    private LegalNames() {}

    /** Letters, digits and {@code . _ - +}; {@code .} and {@code ..} would be taken for folders on the way. */
    public static String packageName(String text) {
        return NameEscape.escape(text, (bytes, i) -> PACKAGE.at(bytes, i) && !(i == 0 && onlyDots(bytes)));
    }

    /** As {@link #packageName}, for the name of a file in a package. */
    public static String fileName(String text) {
        return packageName(text);
    }

    /** Letters, digits and {@code _ . - +} without two dots in a row; so {@code lib/v1.2} becomes {@code lib_x2Fv1.2}. */
    public static String packageVersion(String text) {
        return NameEscape.escape(
                text,
                (bytes, i) -> PACKAGE.at(bytes, i)
                        && !(i > 0 && bytes[i] == '.' && bytes[i - 1] == '.')
                        && !(i == 0 && onlyDots(bytes)));
    }

    /**
     * The permanent path of an asset below its release: a slash and the name in letters, digits and {@code . _ - /}, three
     * characters at least, the last one a letter or digit. A name that is a relative path keeps its folders.
     *
     * @return null if the path would be longer than GitLab's 128 characters, so that the link has none
     */
    @CheckForNull
    public static String directAssetPath(String name) {
        int last = name.getBytes(StandardCharsets.UTF_8).length - 1;
        String part = NameEscape.escape(
                name,
                (bytes, i) -> IN_PATH.at(bytes, i)
                        && !(i == last && !Character.isLetterOrDigit(bytes[i]))
                        && !(i == 0 && bytes.length < 3));
        return isDirectAssetPath("/" + part) ? "/" + part : null;
    }

    /** Whether GitLab takes this as {@code direct_asset_path}. */
    public static boolean isDirectAssetPath(String path) {
        return path.length() <= LONGEST_PATH && PATH.matcher(path).matches();
    }

    private static boolean onlyDots(byte[] bytes) {
        for (byte b : bytes) {
            if (b != '.') {
                return false;
            }
        }
        return true;
    }
}
