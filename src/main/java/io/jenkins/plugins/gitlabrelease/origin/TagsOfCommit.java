package io.jenkins.plugins.gitlabrelease.origin;

import java.io.IOException;
import java.util.List;

/** What {@link TagFinder} may ask GitLab, once everything that costs no request has failed. */
@FunctionalInterface
interface TagsOfCommit {

    /**
     * The names of the tags that point at a commit, in no particular order; empty if there is none or no such commit.
     *
     * @param sha the full hash of the commit
     * @throws IOException if GitLab did not answer the question
     */
    List<String> of(String sha) throws IOException, InterruptedException;
}
