package io.jenkins.plugins.gitlabrelease.gitlab.model;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Values;
import java.util.List;

/** What a release offers for download: source archives that GitLab makes, and links. */
public record ReleaseAssets(int count, List<Source> sources, List<ReleaseLink> links) {
    static final ReleaseAssets NONE = new ReleaseAssets(0, List.of(), List.of());

    public ReleaseAssets {
        sources = Values.list(sources);
        links = Values.list(links);
    }

    /** A source archive; hidden from those who may not read the code. */
    public record Source(String format, String url) {
        public Source {
            format = Values.text(format);
            url = Values.text(url);
        }
    }
}
