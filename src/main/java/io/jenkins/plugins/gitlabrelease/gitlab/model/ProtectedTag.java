package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.regex.Pattern;

/** A rule that protects tags (api/protected_tags); its name may hold {@code *} for any text. */
public record ProtectedTag(String name, List<AccessLevel> createAccessLevels) {
    public ProtectedTag {
        name = OrEmpty.text(name);
        createAccessLevels = OrEmpty.list(createAccessLevels);
    }

    /** Who may create such tags: a role, a user, a group or a deploy key. A role of 0 is "no one". */
    public record AccessLevel(
            @CheckForNull Integer accessLevel,
            @CheckForNull Long userId,
            @CheckForNull Long groupId,
            @CheckForNull Long deployKeyId) {}

    /** Whether the rule covers a tag (app/models/concerns/ref_matcher: {@code *} matches any text). */
    public boolean matches(String tag) {
        String[] parts = name.split("\\*", -1);
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            pattern.append(i == 0 ? "" : ".*?").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(tag).matches();
    }
}
