package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The milestones of a request, looked up by title in the project and the groups above it, each title once in a run. */
final class MilestoneLookup {

    /** What GitLab takes for HTML in a title ({@code app/models/concerns/timebox.rb}). */
    private static final Pattern HTML = Pattern.compile("<[A-Za-z/!?]|&(?:[A-Za-z]+|#[0-9]+|#[xX][0-9A-Fa-f]+);");

    private final GitLabClient client;
    private final ReleaseLog log;
    private final Map<String, List<Milestone>> found = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    MilestoneLookup(GitLabClient client, ReleaseLog log) {
        this.client = client;
        this.log = log;
    }

    /**
     * Adds a problem for each title that is unknown, because GitLab refuses the release for one.
     *
     * @param create whether such a title is kept for {@link #createMissing} instead
     */
    void check(ServerState state, List<String> titles, boolean create, Problems problems)
            throws GitLabException, InterruptedException {
        String project = state.project().pathWithNamespace();
        for (String title : titles) {
            List<Milestone> milestones = find(state.projectId(), title);
            if (milestones.isEmpty() && create && HTML.matcher(title).find()) {
                problems.add(
                        "The milestone \"" + title + "\" is missing, and GitLab would create it with another title,"
                                + " because it takes HTML out of titles. Use a title without HTML, or create it in GitLab.");
            } else if (milestones.isEmpty() && create) {
                log.line("the milestone " + title + " is missing and is created in " + project);
                missing.add(title);
            } else if (milestones.isEmpty()) {
                problems.add("The milestone \"" + title + "\" does not exist in " + project
                        + " or the groups above it. Create it in GitLab, or correct the title.");
            } else if (milestones.stream().noneMatch(milestone -> milestone.projectId() != null)) {
                log.line("the milestone " + title + " belongs to a group of " + project
                        + ": GitLab takes it on Premium, and only of the group right above the project");
            }
        }
    }

    /**
     * The milestones by number, where their titles would not arrive: GitLab splits every title at its commas, also within a
     * JSON array ({@code lib/api/validations/types/comma_separated_to_array.rb}).
     *
     * @param titles null if the milestones stay as they are
     * @return null if titles can be sent
     */
    @CheckForNull
    List<Long> numbersOf(ProjectId project, @CheckForNull List<String> titles)
            throws GitLabException, InterruptedException {
        if (titles == null || titles.stream().noneMatch(title -> title.contains(","))) {
            return null;
        }
        List<Long> numbers = new ArrayList<>();
        for (String title : titles) {
            find(project, title).forEach(milestone -> numbers.add(milestone.id()));
        }
        return numbers;
    }

    /**
     * Creates the milestones that were found missing, in the project.
     *
     * @throws ReleaseException if GitLab gives one another title: it takes HTML out of titles
     */
    void createMissing(ProjectId project) throws GitLabException, ReleaseException, InterruptedException {
        for (String title : missing) {
            found.put(title, create(project, title));
        }
        missing.clear();
    }

    /** Another build may have created it since it was looked up. */
    private List<Milestone> create(ProjectId project, String title)
            throws GitLabException, ReleaseException, InterruptedException {
        Milestone created;
        try {
            created = client.milestones(project).create(title);
        } catch (GitLabException e) {
            List<Milestone> made = e.status() >= 400 && e.status() < 500
                    ? client.milestones(project).titled(title)
                    : List.of();
            if (made.isEmpty()) {
                throw e;
            }
            log.line("the milestone " + title + " was created meanwhile");
            return made;
        }
        if (!created.title().equals(HarmlessText.value(title))) {
            throw new ReleaseException("GitLab has created the milestone \"" + title + "\" with the title \""
                    + created.title() + "\". Use that title in milestones.");
        }
        log.line("created the milestone " + title);
        return List.of(created);
    }

    private List<Milestone> find(ProjectId project, String title) throws GitLabException, InterruptedException {
        List<Milestone> known = found.get(title);
        if (known == null) {
            known = client.milestones(project).titled(title);
            found.put(title, known);
        }
        return known;
    }
}
