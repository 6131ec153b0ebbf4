package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import java.util.List;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A release among the details at the top of a build's page, with a link to GitLab. */
@Restricted(NoExternalUse.class)
public final class ReleaseDetail extends Detail {

    /** What many releases are called already, and are not called twice. */
    private static final String WORD = "release";

    private final ReleaseSummary summary;

    private ReleaseDetail(Run<?, ?> run, ReleaseSummary summary) {
        super(run);
        this.summary = summary;
    }

    @Override
    @CheckForNull
    public String getIconClassName() {
        return PublishedReleaseAction.ICON;
    }

    @Override
    @CheckForNull
    public String getDisplayName() {
        String name = summary.getName();
        return name.regionMatches(true, 0, WORD, 0, WORD.length()) ? name : Messages.ReleaseDetail_DisplayName(name);
    }

    @Override
    @CheckForNull
    public String getLink() {
        return summary.getLink();
    }

    /** One detail for each release that the build has published so far. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends DetailFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        @NonNull
        public List<? extends Detail> createFor(@NonNull Run run) {
            return PublishedReleaseAction.summariesOf(run).stream()
                    .map(summary -> new ReleaseDetail(run, summary))
                    .toList();
        }
    }
}
