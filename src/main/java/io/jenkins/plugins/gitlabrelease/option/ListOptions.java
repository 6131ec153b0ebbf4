package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a user can say about a list of releases. */
@Restricted(NoExternalUse.class)
public interface ListOptions extends ProjectOptions {

    /** The number or full path of a group, whose projects' releases are listed; null to list those of the project. */
    @CheckForNull
    String getGroup();

    /** The date that decides the order: {@code released_at} or {@code created_at}. */
    String getOrderBy();

    /** {@code desc} for the newest first, {@code asc} for the oldest first. */
    String getSort();

    /** The most releases to list; 0 for all. */
    int getLimit();

    /** The tags to list, with {@code *} for any characters and {@code ?} for one; null for all. */
    @CheckForNull
    String getTagPattern();

    /** In ISO 8601: only releases that were last changed later are listed; null to list them whenever they were. */
    @CheckForNull
    String getUpdatedAfter();

    /** In ISO 8601: only releases that were last changed earlier are listed; null to list them whenever they were. */
    @CheckForNull
    String getUpdatedBefore();

    /** Whether the notes are wanted in HTML, too. */
    boolean isHtml();
}
