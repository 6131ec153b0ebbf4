package io.jenkins.plugins.gitlabrelease.release;

import java.util.regex.Pattern;

/**
 * What Git and GitLab accept as the name of a tag ({@code git check-ref-format} and GitLab's
 * {@code lib/gitlab/git_ref_validator.rb}).
 */
public final class GitTagName {

    /** Any of these anywhere makes a ref illegal: control characters, blanks, {@code ~ ^ : ? * [ \}, and a few sequences. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|$)|[/.]$|^[/.-]");

    private GitTagName() {}

    public static boolean isLegal(String name) {
        return !name.isEmpty()
                && !name.equals("@")
                && !name.equals("HEAD")
                && !name.startsWith("refs/heads/")
                && !name.startsWith("refs/remotes/")
                && !ILLEGAL.matcher(name).find();
    }
}
