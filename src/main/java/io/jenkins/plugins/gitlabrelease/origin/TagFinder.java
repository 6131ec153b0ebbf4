package io.jenkins.plugins.gitlabrelease.origin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the tag that a build was made from. The places are tried in the order of how surely they mean a tag; the first
 * that answers wins, and if none does, the message names them all.
 */
@Restricted(NoExternalUse.class)
public final class TagFinder {

    private static final String TAG_REF = "refs/tags/";
    private static final String SHORT_TAG_REF = "tags/";

    /** Groovy makes {@code null} of a variable that is not set; GitLab's addresses cannot have the others. */
    private static final Set<String> NO_TAGS = Set.of("null", ".", "..");

    /** What a file has around a tag, the byte order mark of Windows included. */
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\uFEFF\\u200B]+|[\\s\\p{Z}\\uFEFF\\u200B]+$");

    private TagFinder() {}

    /** What may be asked of GitLab, once everything that costs no request has found nothing. */
    @FunctionalInterface
    public interface TagsAtCommit {

        /**
         * The names of the tags that point at a commit, in no particular order; empty if there is none or no such commit.
         *
         * @param sha the full hash of the commit
         * @throws IOException if GitLab did not answer the question
         */
        List<String> of(String sha) throws IOException, InterruptedException;
    }

    /**
     * The tags of one project. GitLab can only say which tags contain a commit, so each of those is asked what it points
     * at; for the commit of a fresh build these are few.
     */
    public static TagsAtCommit tagsIn(GitLabClient client, ProjectId project) {
        return sha -> {
            List<String> pointing = new ArrayList<>();
            for (String name : tagsContaining(sha, client, project)) {
                if (client.tags(project)
                        .find(name)
                        .map(Tag::commit)
                        .filter(commit -> sha.equalsIgnoreCase(commit.id()))
                        .isPresent()) {
                    pointing.add(name);
                }
            }
            return pointing;
        };
    }

    private static List<String> tagsContaining(String sha, GitLabClient client, ProjectId project)
            throws IOException, InterruptedException {
        try {
            return client.tags(project).containing(sha);
        } catch (GitLabException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return List.of(); // a commit that was never pushed
            }
            throw e;
        }
    }

    /**
     * The tag to release.
     *
     * @param explicit what the user said; null to find it
     * @param environment the build's variables
     * @param commit what the build was made from
     * @param gitlab asked only if the variables name no tag
     * @throws ReleaseException if there is no tag, or several and no way to choose
     */
    public static String find(
            @CheckForNull String explicit, Map<String, String> environment, BuildCommit commit, TagsAtCommit gitlab)
            throws IOException, InterruptedException {
        if (explicit != null) {
            return named(explicit);
        }
        String tag = fromVariables(environment);
        return tag != null ? tag : fromCommit(environment, commit, gitlab);
    }

    /**
     * The tag that a user means by a text, which may also be the tag's ref.
     *
     * @throws ReleaseException if no tag can have such a name
     */
    public static String named(String explicit) throws ReleaseException {
        String tag = AROUND.matcher(explicit).replaceAll("");
        for (String prefix : List.of(TAG_REF, SHORT_TAG_REF)) {
            if (tag.startsWith(prefix)) {
                tag = tag.substring(prefix.length());
                break;
            }
        }
        if (tag.isEmpty()
                || NO_TAGS.contains(tag)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(tag)) {
            throw new ReleaseException("The tag is \"" + explicit
                    + "\", and no tag of Git can have that name. Set the tag to release, such as v1.2.0.");
        }
        return tag;
    }

    @CheckForNull
    private static String fromVariables(Map<String, String> environment) {
        String tag = Util.fixEmptyAndTrim(environment.get("TAG_NAME"));
        if (tag == null) {
            tag = ofTagPush(environment);
        } else if (tag.startsWith(TAG_REF)) {
            tag = withoutPrefix(tag, TAG_REF);
        }
        return tag != null ? tag : ofCheckout(environment.get("GIT_BRANCH"));
    }

    /** The gitlab-plugin puts the whole ref into its branch variables when a tag push started the build. */
    @CheckForNull
    private static String ofTagPush(Map<String, String> environment) {
        if (!"TAG_PUSH".equals(environment.get("gitlabActionType"))) {
            return null;
        }
        return withoutPrefix(environment.get("gitlabSourceBranch"), TAG_REF);
    }

    /**
     * The git plugin names a checked out tag by its ref, while the name of a branch starts with its remote. A branch
     * that is itself called {@code tags/x} is {@code origin/tags/x} and no tag.
     */
    @CheckForNull
    private static String ofCheckout(@CheckForNull String gitBranch) {
        String tag = withoutPrefix(gitBranch, TAG_REF);
        return tag != null ? tag : withoutPrefix(gitBranch, SHORT_TAG_REF);
    }

    @CheckForNull
    private static String withoutPrefix(@CheckForNull String ref, String prefix) {
        return ref != null && ref.startsWith(prefix) ? Util.fixEmptyAndTrim(ref.substring(prefix.length())) : null;
    }

    private static String fromCommit(Map<String, String> environment, BuildCommit commit, TagsAtCommit gitlab)
            throws IOException, InterruptedException {
        String sha = commit.sha();
        List<String> tags = sha == null ? List.of() : gitlab.of(sha);
        if (tags.size() == 1) {
            return tags.get(0);
        }
        if (tags.isEmpty()) {
            throw new ReleaseException("No tag to release was found: " + whatWasTried(environment, commit)
                    + ". Run the build for a tag, or set the tag to release.");
        }
        throw new ReleaseException("Which tag to release is not clear: " + String.join(", ", sorted(tags))
                + " all point at the build's commit " + sha + ". Set the tag to release.");
    }

    private static List<String> sorted(List<String> tags) {
        return tags.stream().sorted().toList();
    }

    private static String whatWasTried(Map<String, String> environment, BuildCommit commit) {
        List<String> tried = new ArrayList<>();
        tried.add("TAG_NAME is not set");
        tried.add("no GitLab tag push started the build");
        String branch = Util.fixEmptyAndTrim(environment.get("GIT_BRANCH"));
        tried.add(branch == null ? "GIT_BRANCH is not set" : "GIT_BRANCH is " + branch + " and not refs/tags/...");
        tried.add(commit.sha() == null ? commit.words() : "no tag in GitLab points at " + commit.words());
        return String.join(", ", tried);
    }
}
