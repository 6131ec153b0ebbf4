package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.RepositoryApi;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The description of a release: the user's text, with GitLab's changelog below it where that is wanted. */
public final class Notes {

    /** The semantic version at the end of a tag such as {@code v1.2.3}, {@code 1.2.3-rc.1} or {@code lib/v1.2.3}. */
    private static final Pattern VERSION =
            Pattern.compile("(?:^|[^0-9.])v?(\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]+)?)$");

    private static final String NUMBERS = "(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)";

    /** What GitLab takes as a version: {@code unbounded_semver_regex} in {@code lib/gitlab/regex/packages.rb}. */
    private static final Pattern SEMANTIC = Pattern.compile(NUMBERS
            + "(?:-(?:\\d*[a-zA-Z-][0-9a-zA-Z-]*|[1-9]\\d*|0)(?:\\.(?:\\d*[a-zA-Z-][0-9a-zA-Z-]*|[1-9]\\d*|0))*)?"
            + "(?:\\+[0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*)?");

    private static final Pattern STABLE = Pattern.compile(NUMBERS + "(?:\\+.*)?");

    private static final int UNPROCESSABLE = 422;

    /** Characters of a tag: no name of a file that Git keeps is longer. */
    private static final int LONGEST_NAME = 255;

    private final GitLabClient client;
    private final ServerState state;
    private final ReleaseLog log;

    Notes(GitLabClient client, ServerState state, ReleaseLog log) {
        this.client = client;
        this.state = state;
        this.log = log;
    }

    /** @return null to keep what there is */
    @CheckForNull
    String of(ReleaseRequest request, Problems problems) throws GitLabException, InterruptedException {
        if (!request.details().gitlabChangelog()) {
            return request.details().description();
        }
        Optional<String> version = versionOf(request.tag());
        if (version.isEmpty()) {
            problems.add("GitLab's changelog needs a version, and the tag " + request.tag()
                    + " does not end in one like 1.2.3. Use another tag, or another changelog.");
            return request.details().description();
        }
        if (!SEMANTIC.matcher(version.get()).matches()) {
            problems.add("GitLab's changelog needs a semantic version, and " + version.get() + " of the tag "
                    + request.tag() + " is none: its numbers must not begin with a zero. Use a tag like "
                    + unpadded(version.get()) + ", or another changelog.");
            return request.details().description();
        }
        String changelog = changelog(version.get(), request);
        String text = request.details().description();
        if (changelog.isBlank()) {
            return text;
        }
        return text == null ? changelog : text.stripTrailing() + "\n\n" + changelog;
    }

    /**
     * The commit's date instead of today's makes the text the same whenever it is read.
     *
     * @return empty for the first version of a project: GitLab has no commits to compare it with and refuses
     */
    private String changelog(String version, ReleaseRequest request) throws GitLabException, InterruptedException {
        Commit commit = state.tagCommit();
        String from = null;
        String prefix = request.tag().substring(0, request.tag().length() - version.length());
        if (!prefix.isEmpty() && !prefix.equals("v")) {
            from = formerCommit(prefix, version);
            if (from == null) {
                log.line("no changelog: no earlier version has a tag that begins with " + prefix);
                return "";
            }
        }
        RepositoryApi repository = client.repository(state.projectId());
        try {
            return commit == null
                    ? repository.changelog(version, from, request.target().ref(), null)
                    : repository.changelog(version, from, commit.id(), commit.committedDate());
        } catch (GitLabException e) {
            if (e.status() == UNPROCESSABLE && e.words().contains("no previous tag")) {
                log.line("no changelog: GitLab finds no tag of an earlier version");
                return "";
            }
            throw e;
        }
    }

    /**
     * The commit of the release before, for a tag with a prefix such as {@code lib/v}: GitLab itself only finds tags of the form
     * {@code v1.2.3} ({@code lib/gitlab/changelog/config.rb}). As there, pre-releases do not count.
     */
    @CheckForNull
    private String formerCommit(String prefix, String version) throws GitLabException, InterruptedException {
        List<BigInteger> before = numbers(version);
        List<BigInteger> highest = null;
        String commit = null;
        for (Tag tag : client.tags(state.projectId()).startingWith(prefix)) {
            String rest = tag.name().substring(prefix.length());
            Commit tagged = tag.commit();
            if (tagged != null && STABLE.matcher(rest).matches()) {
                List<BigInteger> found = numbers(rest);
                if (compare(found, before) < 0 && (highest == null || compare(found, highest) > 0)) {
                    highest = found;
                    commit = tagged.id();
                }
            }
        }
        return commit;
    }

    private static List<BigInteger> numbers(String version) {
        return Arrays.stream(version.split("[-+]", 2)[0].split("\\."))
                .map(BigInteger::new)
                .toList();
    }

    private static int compare(List<BigInteger> one, List<BigInteger> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String unpadded(String version) {
        return version.replaceAll("(?<![0-9A-Za-z])0+(?=[0-9])", "");
    }

    static Optional<String> versionOf(String tag) {
        String name = tag.substring(tag.lastIndexOf('/') + 1);
        Matcher matcher = VERSION.matcher(name);
        return name.length() <= LONGEST_NAME && matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
