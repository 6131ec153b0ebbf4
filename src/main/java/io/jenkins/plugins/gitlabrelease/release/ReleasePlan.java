package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseChanges;
import java.util.List;

/**
 * All that a run will do, decided before the first write.
 *
 * @param request what was asked for
 * @param projectId the project by number
 * @param target the package that takes the files
 * @param newPackage whether the first upload creates that package version
 * @param newTagFrom the ref a missing tag is made from; null if the tag exists
 * @param newRelease whether the release has to be created
 * @param changes what differs in the fields of an existing release
 * @param assets one for each file of the request, in its order
 * @param links one for each file, then one for each link of the request, in its order
 */
record ReleasePlan(
        ReleaseRequest request,
        ProjectId projectId,
        PackageCoordinates target,
        boolean newPackage,
        @CheckForNull String newTagFrom,
        boolean newRelease,
        ReleaseChanges changes,
        List<AssetPlan> assets,
        List<LinkPlan> links) {

    /** What this plan, once carried out, has done to the release. */
    ReleaseAction action() {
        if (newRelease) {
            return ReleaseAction.CREATED;
        }
        boolean quiet = changes.isEmpty()
                && assets.stream().noneMatch(AssetPlan::isSent)
                && links.stream().allMatch(link -> link.change() == LinkPlan.Change.KEEP);
        return quiet ? ReleaseAction.UNCHANGED : ReleaseAction.UPDATED;
    }
}
