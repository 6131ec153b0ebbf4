package io.jenkins.plugins.gitlabrelease.release;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version at the end of a tag such as {@code v1.2.3}, {@code lib/1.2.3-rc.1} or {@code release-2026.11}, in the order
 * of Semantic Versioning (semver.org, 11). Versions with fewer or more than three numbers, or padded ones, are ordered in
 * the same way; a number that is missing is 0.
 */
public final class VersionInTag implements Comparable<VersionInTag> {

    /** What follows the numbers without a hyphen in Python's and Java's versions: {@code 1.2rc1}, {@code 1.2.0.Final}. */
    private static final String QUALIFIER =
            "(?i:[._]?(?:(alpha|beta|rc|cr|milestone|preview|pre|snapshot|dev|ea|a|b|c|m)[._-]?(\\d{0,9})"
                    + "|(?:final|ga|release|sp|post)\\d{0,9}))";

    private static final Pattern END = Pattern.compile("(?:^|[^0-9.])(\\d{1,99}(?:\\.\\d{1,99}){0,9})"
            + "(?:-([0-9A-Za-z][0-9A-Za-z.-]*)|(?<=\\.\\d{1,99})" + QUALIFIER + ")?(?:\\+[0-9A-Za-z.-]+)?$");

    private static final Pattern DOTTED = Pattern.compile("[0-9]\\.[0-9]");

    /** A date, whose hyphens begin no pre-release. */
    private static final Pattern DATE =
            Pattern.compile("(?<![0-9.])(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])(?:-[0-3]\\d)?(?![0-9A-Za-z])");

    /** Numbers that are kept apart by other signs than dots, of which hyphens need three. */
    private static final Pattern SEPARATED =
            Pattern.compile("(?<![0-9A-Za-z.])([vV]?)(\\d{1,99}(?:(?:_\\d{1,99}){1,9}|(?:-\\d{1,99}){2,9}))$");

    private static final Pattern PART_OF_A_NAME = Pattern.compile("[0-9][._-]$");

    private static final int LONGEST = 255;

    private final String prefix;
    private final String text;
    private final List<BigInteger> numbers;
    private final List<String> prerelease;

    private VersionInTag(String prefix, String text, List<BigInteger> numbers, List<String> prerelease) {
        this.prefix = prefix;
        this.text = text;
        this.numbers = numbers;
        this.prerelease = prerelease;
    }

    /** Empty for a tag without a version, such as {@code nightly}. */
    public static Optional<VersionInTag> of(String tag) {
        int last = tag.lastIndexOf('/') + 1;
        if (tag.length() - last > LONGEST) {
            return Optional.empty();
        }
        String name = DATE.matcher(tag.substring(last))
                .replaceAll(date -> date.group().replace('-', '.'));
        if (!DOTTED.matcher(name).find()) {
            name = SEPARATED
                    .matcher(name)
                    .replaceAll(numbers -> numbers.group(1)
                            + numbers.group(2).replace('_', '.').replace('-', '.'));
        }
        Matcher version = END.matcher(name);
        if (!version.find()) {
            return Optional.empty();
        }
        int found = version.start(1);
        // A number alone is a part of the product's name if a whole version follows it: log4j2-1.2.0.
        while (!version.group(1).contains(".") && version.find(version.end(1))) {
            found = version.group(1).contains(".") ? version.start(1) : found;
        }
        version.find(Math.max(0, found - 1));
        String numbers = version.group(1);
        String before = name.substring(0, found);
        boolean rest =
                DOTTED.matcher(before).find() || PART_OF_A_NAME.matcher(before).find();
        if (rest && !numbers.contains(".")) {
            return Optional.empty(); // the end of a version of another kind, or of a name such as x86_64
        }
        return Optional.of(new VersionInTag(
                tag.substring(0, last + found),
                tag.substring(last + found),
                Arrays.stream(numbers.split("\\.")).map(BigInteger::new).toList(),
                prerelease(version)));
    }

    private static List<String> prerelease(Matcher version) {
        if (version.group(2) != null) {
            return List.of(version.group(2).split("[.]"));
        }
        if (version.group(3) == null) {
            return List.of();
        }
        String word = version.group(3).toLowerCase(Locale.ROOT);
        return version.group(4).isEmpty() ? List.of(word) : List.of(word, version.group(4));
    }

    /** What the tag has before the version, the {@code v} included; it can be empty. */
    public String prefix() {
        return prefix;
    }

    /** The version as it stands in the tag. */
    public String text() {
        return text;
    }

    /** Whether something follows the numbers, as in {@code 2.0.0-rc.1}; {@code +build} does not count. */
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    @Override
    public int compareTo(VersionInTag other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        if (isPrerelease() != other.isPrerelease()) {
            return isPrerelease() ? -1 : 1;
        }
        for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
            int order = compareParts(prerelease.get(i), other.prerelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(prerelease.size(), other.prerelease.size());
    }

    private BigInteger number(int i) {
        return i < numbers.size() ? numbers.get(i) : BigInteger.ZERO;
    }

    /** Numbers come before words, and are compared as numbers. */
    private static int compareParts(String one, String other) {
        boolean numeric = isNumber(one);
        if (numeric != isNumber(other)) {
            return numeric ? -1 : 1;
        }
        return numeric ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionInTag version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        List<Object> significant = new ArrayList<>(prerelease);
        int last = numbers.size();
        while (last > 0 && numbers.get(last - 1).signum() == 0) {
            last--;
        }
        significant.addAll(numbers.subList(0, last));
        return significant.hashCode();
    }
}
