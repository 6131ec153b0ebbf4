/**
 * The release engine: a {@link io.jenkins.plugins.gitlabrelease.release.ReleaseRequest} is read against what GitLab
 * has, becomes a {@link io.jenkins.plugins.gitlabrelease.release.plan.ReleasePlan}, is published, and ends as a
 * {@link io.jenkins.plugins.gitlabrelease.release.ReleaseResult}.
 *
 * <p>All policy lives here and nothing of Jenkins does: what to upload, what to reuse, in which order, and what to undo
 * when it fails. The package {@code gitlab} below it knows the API and decides nothing.
 */
package io.jenkins.plugins.gitlabrelease.release;
