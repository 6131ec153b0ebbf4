package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a run will do, decided before the first write.
 *
 * @param tag the release's tag
 * @param projectId the project by number
 * @param addresses the names of the server, by which links are recognised
 * @param target the package that takes the files
 * @param packageStatus what every upload makes of that package's status; null to leave it
 * @param newTagFrom the ref a missing tag is made from; null if the tag exists
 * @param newRelease whether the release has to be created
 * @param fields the fields to give: all of the request on a new release, those that differ on an existing one
 * @param tagMessage the message of a tag that is created; null for none
 * @param milestoneIds the numbers to send in place of the titles in {@code fields}; null if the titles are sent
 * @param assets one for each file of the request, in its order, then the checksums
 * @param links one for each asset, then one for each link of the request, in its order
 * @param linkSteps the changes of an existing release's links in an order that GitLab takes; see {@link LinkSteps#order}
 * @param staleLinks links to remove, because they point to files that the request lacks
 * @param staleFiles files to remove with them
 * @param evidence whether GitLab is asked to collect evidence
 */
public record ReleasePlan(
        String tag,
        ProjectId projectId,
        GitLabAddresses addresses,
        PackageCoordinates target,
        @CheckForNull PackageStatus packageStatus,
        @CheckForNull String newTagFrom,
        @CheckForNull String tagMessage,
        boolean newRelease,
        ReleaseFields fields,
        @CheckForNull List<Long> milestoneIds,
        List<AssetPlan> assets,
        List<LinkPlan> links,
        List<List<LinkSteps.Step>> linkSteps,
        List<ReleaseLink> staleLinks,
        List<PackageFile> staleFiles,
        boolean evidence) {

    /** The same plan with evidence: it shows a state of the release, so it is due when that changes or has none yet. */
    ReleasePlan withEvidence() {
        return with(newTagFrom, milestoneIds, true);
    }

    /** The same plan, which makes the missing tag of an existing release from a ref. */
    ReleasePlan withNewTagFrom(@CheckForNull String ref) {
        return with(ref, milestoneIds, evidence);
    }

    /** The same plan, whose milestones have these numbers. */
    ReleasePlan withMilestoneIds(@CheckForNull List<Long> numbers) {
        return with(newTagFrom, numbers, evidence);
    }

    private ReleasePlan with(
            @CheckForNull String otherTagFrom, @CheckForNull List<Long> otherMilestoneIds, boolean otherEvidence) {
        return new ReleasePlan(
                tag,
                projectId,
                addresses,
                target,
                packageStatus,
                otherTagFrom,
                tagMessage,
                newRelease,
                fields,
                otherMilestoneIds,
                assets,
                links,
                linkSteps,
                staleLinks,
                staleFiles,
                otherEvidence);
    }

    /** The fields as GitLab understands them. */
    public ReleaseFields fieldsToSend() {
        return milestoneIds == null
                ? fields
                : ReleaseFields.NONE
                        .name(fields.name())
                        .description(fields.description())
                        .releasedAt(fields.releasedAt())
                        .milestoneIds(milestoneIds);
    }

    /** What this plan, once carried out, has done to what people see of the release. */
    public ReleaseAction action() {
        if (newRelease) {
            return ReleaseAction.CREATED;
        }
        return changesLinks() || !fields.isEmpty() || assets.stream().anyMatch(AssetPlan::isSent)
                ? ReleaseAction.UPDATED
                : ReleaseAction.UNCHANGED;
    }

    /** Whether links of an existing release are touched, one by one. */
    public boolean changesLinks() {
        return !staleLinks.isEmpty() || links.stream().anyMatch(link -> link.change() != LinkPlan.Change.KEEP);
    }

    /** Whether anything at all is written, files behind the scenes included. */
    public boolean writes() {
        return action() != ReleaseAction.UNCHANGED
                || evidence
                || obsoleteFiles().findAny().isPresent();
    }

    /**
     * Whether the published list of checksums, if there is one, has all files of the release: another run may have added some
     * since this plan was made.
     *
     * @param after the release as it is now
     */
    public boolean listsAllOf(Release after) {
        Optional<Checksums> list = assets.stream()
                .map(AssetPlan::asset)
                .filter(Checksums.class::isInstance)
                .map(Checksums.class::cast)
                .findFirst();
        return list.isEmpty()
                || after.links().stream()
                        .map(link -> addresses.packageFile(link.url()))
                        .allMatch(file -> file == null || list.get().mentions(RegistryFiles.savedName(file)));
    }

    /** The files that go last, when nothing links to them any more. */
    public Stream<PackageFile> obsoleteFiles() {
        return Stream.concat(assets.stream().flatMap(asset -> asset.superseded().stream()), staleFiles.stream());
    }
}
