package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which texts may name a tag (contract 3.3 step 6; git-check-ref-format). */
final class TagNames {

    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//");

    private TagNames() {}

    static boolean isLegal(String name) {
        boolean reserved = name.isEmpty()
                || name.equals("HEAD")
                || name.equals("@")
                || name.startsWith("-")
                || name.startsWith("refs/heads/")
                || name.startsWith("refs/remotes/");
        return !reserved
                && !FORBIDDEN.matcher(name).find()
                && !name.endsWith(".")
                && Stream.of(name.split("/", -1)).allMatch(TagNames::isLegalPart);
    }

    private static boolean isLegalPart(String part) {
        return !part.isEmpty() && !part.startsWith(".") && !part.endsWith(".lock");
    }
}
