package io.jenkins.plugins.gitlabrelease.release;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What Git and GitLab accept as the name of a tag ({@code git check-ref-format} and GitLab's
 * {@code lib/gitlab/git_ref_validator.rb}).
 */
public final class GitTagName {

    /** Any of these anywhere makes a ref illegal: control characters, blanks, {@code ~ ^ : ? * [ \}, and a few sequences. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|\\z)|[/.]\\z|^[/.]");

    private GitTagName() {}

    /**
     * Whether Git can have a tag of this name, so that it makes sense to look for one. {@code null} is what a script makes
     * of a variable that is not set.
     */
    public static boolean isPossible(String name) {
        return !name.isEmpty()
                && !name.equals("null")
                && !name.startsWith("refs/tags/")
                && StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && !ILLEGAL.matcher(name).find();
    }

    /** Whether GitLab makes a tag of this name; it knows a few more rules for that than Git. */
    public static boolean isLegal(String name) {
        return isPossible(name)
                && !name.equals("HEAD")
                && !name.startsWith("-")
                && !name.startsWith("refs/heads/")
                && !name.startsWith("refs/remotes/");
    }
}
