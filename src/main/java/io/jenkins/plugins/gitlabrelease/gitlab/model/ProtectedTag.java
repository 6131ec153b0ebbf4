package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

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

    /**
     * Whether the rule covers a tag (app/models/concerns/ref_matcher: {@code *} matches any text). The texts between the
     * stars are looked for from left to right, so that no rule takes longer than its length times that of the tag.
     */
    public boolean matches(String tag) {
        if (name.indexOf('*') < 0) {
            return tag.equals(name);
        }
        String[] parts = name.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (!tag.startsWith(parts[0]) || !tag.endsWith(last) || tag.length() < parts[0].length() + last.length()) {
            return false;
        }
        int at = parts[0].length();
        int end = tag.length() - last.length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = tag.indexOf(parts[i], at);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }
}
