package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names as GitLab's generic packages and release links take them. Each rule is GitLab's own and is applied here so that
 * nothing is uploaded under a name that would be refused, and no user has to know the rule.
 *
 * <p>Sources: {@code lib/gitlab/regex/packages.rb} for packages, {@code app/models/releases/link.rb} for direct asset
 * paths. The name and the version of a package identify it, so what is not legal in them is spelled by {@link NameEscape},
 * reversibly. Names of files and paths are for people: what is not legal becomes a dot, as on GitHub, and {@link #apart}
 * keeps two apart that would be one.
 */
public final class LegalNames {

    private static final int LONGEST_PATH = 128;

    /** Most file systems store no longer name, GitLab's local storage included; in bytes. */
    private static final int LONGEST_FILE_NAME = 255;

    /** A path with less behind its slash is refused. */
    private static final int SHORTEST_PATH = 4;

    /** The folder of files whose own name is too short for a path. */
    private static final String SHORT_NAMES = "/file/";

    /** Begins the name of a file of which nothing is legal but, perhaps, the extension. */
    private static final String UNREADABLE = "file-";

    private static final Pattern PATH = Pattern.compile("/[^/](?!.*//)[-.A-Za-z0-9_/]+[A-Za-z0-9]", Pattern.DOTALL);
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_IN_PATH = Pattern.compile("[^A-Za-z0-9._/-]+");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}");
    private static final Pattern END_OF_FILE_NAME = Pattern.compile("^[~@]+|[.~@]+$");
    private static final Pattern DOT_AT_END = Pattern.compile("\\.$");
    private static final Pattern END_OF_PATH = Pattern.compile("[^A-Za-z0-9]+$");

    /** Behind at least one other character. */
    private static final Pattern EXTENSION = Pattern.compile("(?<=.)(\\.tar)?\\.[A-Za-z0-9]{1,16}$");

    private static final NameEscape.Allowed PACKAGE = NameEscape.lettersDigitsAnd("._-+");

    private LegalNames() {}

    /** Letters, digits and {@code . _ - +}; {@code .} and {@code ..} would be taken for folders on the way. */
    public static String packageName(String text) {
        return NameEscape.escape(
                text, (bytes, i) -> PACKAGE.at(bytes, i) && !(i == 0 && bytes.length <= 2 && onlyDots(bytes)));
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
     * The name of a file in a package: letters, digits and {@code . _ - +}, and within it {@code ~} and {@code @} where the
     * server takes them. A legal name stays as it is; in any other accents go, and the rest becomes dots.
     *
     * @param others which of {@code ~} and {@code @} the server takes
     */
    public static String fileName(String text, String others) {
        if (isFileName(text, others)) {
            return text;
        }
        Pattern illegal = Pattern.compile("[^A-Za-z0-9._+" + others + "-]+");
        Matcher end = EXTENSION.matcher(text);
        String extension = end.find() ? end.group() : "";
        String stem = readable(text.substring(0, text.length() - extension.length()), illegal);
        boolean speaks = stem.chars().anyMatch(Character::isLetterOrDigit);
        String name = END_OF_FILE_NAME
                .matcher((speaks ? DOT_AT_END.matcher(stem).replaceAll("") : UNREADABLE + digest(text)) + extension)
                .replaceAll("");
        return name.length() <= LONGEST_FILE_NAME ? name : apart(name, text);
    }

    /** Whether a package takes a file of this name, given which of {@code ~} and {@code @} the server takes. */
    public static boolean isFileName(String text, String others) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return !text.isEmpty()
                && text.length() <= LONGEST_FILE_NAME
                && IntStream.range(0, bytes.length).allMatch(i -> PACKAGE.at(bytes, i) || others.indexOf(bytes[i]) >= 0)
                && !text.equals(".")
                && !text.equals("..")
                && "~@".indexOf(text.charAt(0)) < 0
                && "~@".indexOf(text.charAt(text.length() - 1)) < 0;
    }

    /**
     * The permanent path of an asset below its release: a slash and the name in letters, digits and {@code . _ - /}. A name
     * that is a relative path keeps its folders, and one that is too short for a path is put into a folder.
     *
     * @return null if the path would be longer than GitLab's 128 characters, so that the link has none
     */
    @CheckForNull
    public static String directAssetPath(String name) {
        String parts = Arrays.stream(name.split("/"))
                .map(part -> readable(part, NOT_IN_PATH))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
        String path = "/" + END_OF_PATH.matcher(parts).replaceAll("");
        if (path.length() == 1) {
            path += UNREADABLE + digest(name);
        } else if (path.length() < SHORTEST_PATH) {
            path = SHORT_NAMES + path.substring(1);
        }
        return isDirectAssetPath(path) ? path : null;
    }

    /** Whether GitLab takes this as {@code direct_asset_path}. */
    public static boolean isDirectAssetPath(String path) {
        return path.codePointCount(0, path.length()) <= LONGEST_PATH
                && PATH.matcher(path).matches();
    }

    /**
     * The same name with a few digits of its origin before its extension, for a file whose readable name another one has.
     *
     * @param name a file name or a path
     * @param origin what the name was made from; equal origins give equal names
     */
    public static String apart(String name, String origin) {
        int folder = name.lastIndexOf('/') + 1;
        Matcher end = EXTENSION.matcher(name.substring(folder));
        String extension = end.find() ? end.group() : "";
        String mark = "-" + digest(origin);
        String stem = name.substring(0, name.length() - extension.length());
        int most = LONGEST_FILE_NAME - mark.length() - extension.length() + folder;
        return (stem.length() > most ? stem.substring(0, most) : stem) + mark + extension;
    }

    /** Each run of illegal characters becomes a dot, but none at the beginning, where it would hide the file. */
    private static String readable(String text, Pattern illegal) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        String name = DOTS.matcher(illegal.matcher(plain).replaceAll(".")).replaceAll(".");
        return name.startsWith(".") && !text.startsWith(".") ? name.substring(1) : name;
    }

    private static String digest(String text) {
        MessageDigest digest = Sha256.digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest).substring(0, 8);
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
