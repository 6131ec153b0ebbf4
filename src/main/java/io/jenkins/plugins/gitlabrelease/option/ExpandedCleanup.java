package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.function.UnaryOperator;

/** The options of a clean-up with their variables replaced, for freestyle jobs. */
public final class ExpandedCleanup extends ExpandedProject<DeleteOptions> implements DeleteOptions {

    /** @param expansion replaces the variables in one text */
    public ExpandedCleanup(DeleteOptions options, UnaryOperator<String> expansion) {
        super(options, expansion);
    }

    @Override
    @CheckForNull
    public String getTag() {
        return expand(options().getTag());
    }

    /** Never null where a pattern was written: without one, every tag would fit. */
    @Override
    @CheckForNull
    public String getTagPattern() {
        String expanded = expand(options().getTagPattern());
        return expanded == null && options().getTagPattern() != null ? "" : expanded;
    }

    @Override
    public int getKeepNewest() {
        return options().getKeepNewest();
    }

    @Override
    public int getOlderThanDays() {
        return options().getOlderThanDays();
    }

    @Override
    public boolean isPackages() {
        return options().isPackages();
    }

    @Override
    public boolean isDeleteTag() {
        return options().isDeleteTag();
    }

    @Override
    public boolean isDryRun() {
        return options().isDryRun();
    }
}
