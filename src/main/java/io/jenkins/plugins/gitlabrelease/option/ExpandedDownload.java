package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.function.UnaryOperator;

/** The options of a download with their variables replaced, for freestyle jobs. */
public final class ExpandedDownload extends ExpandedProject<DownloadOptions> implements DownloadOptions {

    /** @param expansion replaces the variables in one text */
    public ExpandedDownload(DownloadOptions options, UnaryOperator<String> expansion) {
        super(options, expansion);
    }

    @Override
    @CheckForNull
    public String getTag() {
        return expand(options().getTag());
    }

    @Override
    public boolean isLatest() {
        return options().isLatest();
    }

    @Override
    public String getAssets() {
        String assets = expand(options().getAssets());
        return assets == null ? DEFAULT_ASSETS : assets;
    }

    @Override
    @CheckForNull
    public String getDir() {
        return expand(options().getDir());
    }

    @Override
    public boolean isExternal() {
        return options().isExternal();
    }

    @Override
    public boolean isAllowEmpty() {
        return options().isAllowEmpty();
    }
}
