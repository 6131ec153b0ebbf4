package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A rule that lets only some roles create tags of certain names; {@code *} stands for any text. */
record ProtectedTag(String pattern, Role mayCreate) {

    boolean matches(String tag) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return tag.matches(expression);
    }

    boolean admits(Role role) {
        return mayCreate != Role.NONE && role.isAtLeast(mayCreate);
    }
}
