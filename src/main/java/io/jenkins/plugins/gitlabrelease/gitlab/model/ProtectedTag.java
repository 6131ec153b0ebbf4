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

    /** Whether the rule covers a tag (app/models/concerns/ref_matcher: {@code *} matches any text). */
    public boolean matches(String tag) {
        String[] parts = name.split("\\*", -1);
        int last = parts.length - 1;
        if (last == 0) {
            return name.equals(tag);
        }
        int from = parts[0].length();
        int to = tag.length() - parts[last].length();
        if (from > to || !tag.startsWith(parts[0]) || !tag.endsWith(parts[last])) {
            return false;
        }
        for (int i = 1; i < last; i++) {
            int found = tag.indexOf(parts[i], from);
            if (found < 0 || found + parts[i].length() > to) {
                return false;
            }
            from = found + parts[i].length();
        }
        return true;
    }
}
