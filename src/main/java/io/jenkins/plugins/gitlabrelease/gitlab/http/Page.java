package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * One page of a list.
 *
 * @param next where the next one is, null for the last
 */
public record Page<T>(List<T> items, @CheckForNull HttpUrl next) {}
