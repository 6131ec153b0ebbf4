package io.jenkins.plugins.gitlabrelease.release;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version at the end of a tag such as {@code v1.2.3}, {@code lib/1.2.3-rc.1} or {@code release-2026.11}, in the order
 * of Semantic Versioning (semver.org, 11). Versions with fewer or more than three numbers, or padded ones, are ordered in
 * the same way; a number that is missing is 0.
 */
public final class VersionInTag implements Comparable<VersionInTag> {

    private static final Pattern END = Pattern.compile(
            "(?:^|[^0-9.])(\\d{1,99}(?:\\.\\d{1,99}){0,9})(?:-([0-9A-Za-z][0-9A-Za-z.-]*))?(?:\\+[0-9A-Za-z.-]+)?$");

    private static final int LONGEST = 255;

    private final List<BigInteger> numbers;
    private final List<String> prerelease;

    private VersionInTag(List<BigInteger> numbers, List<String> prerelease) {
        this.numbers = numbers;
        this.prerelease = prerelease;
    }

    /** Empty for a tag without a version, such as {@code nightly}. */
    public static Optional<VersionInTag> of(String tag) {
        String name = tag.substring(tag.lastIndexOf('/') + 1);
        Matcher version = END.matcher(name);
        if (name.length() > LONGEST || !version.find()) {
            return Optional.empty();
        }
        return Optional.of(new VersionInTag(
                Arrays.stream(version.group(1).split("\\."))
                        .map(BigInteger::new)
                        .toList(),
                version.group(2) == null ? List.of() : List.of(version.group(2).split("[.]"))));
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
