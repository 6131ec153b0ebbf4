package io.jenkins.plugins.gitlabrelease.gitlab.model;

import java.util.List;

/** What a release offers for download: source archives that GitLab makes, and links. */
public record ReleaseAssets(int count, List<Source> sources, List<ReleaseLink> links) {
    static final ReleaseAssets NONE = new ReleaseAssets(0, List.of(), List.of());

    public ReleaseAssets {
        sources = OrEmpty.list(sources);
        links = OrEmpty.list(links);
    }

    /** A source archive; hidden from those who may not read the code. */
    public record Source(String format, String url) {
        public Source {
            format = OrEmpty.text(format);
            url = OrEmpty.text(url);
        }
    }
}
