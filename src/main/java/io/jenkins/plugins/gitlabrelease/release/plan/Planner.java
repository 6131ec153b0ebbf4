package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Turns a request and what GitLab has into a {@link ReleasePlan}: fields that differ, files to send, links to write, and,
 * with {@code prune}, what earlier runs published for the tag and this one lacks.
 */
final class Planner {

    private final GitLabClient client;
    private final ParallelWork threads;
    private final ReleaseRequest request;
    private final ServerState state;
    private final AssetOrigins.Claims claims;

    /** What GitLab has; null for a new release. */
    @CheckForNull
    private final Release release;

    /** The notes that the release has or gets, where they are known before the files; null for none. */
    @CheckForNull
    private String kept;

    /** @param claims knows which files have which titles */
    Planner(
            GitLabClient client,
            ParallelWork threads,
            ReleaseRequest request,
            ServerState state,
            AssetOrigins.Claims claims) {
        this.client = client;
        this.threads = threads;
        this.request = request;
        this.state = state;
        this.claims = claims;
        this.release = state.release();
    }

    /**
     * @param notes the description with all that is appended to it
     * @param milestones gives numbers for titles that GitLab would split
     * @param problems takes what keeps the plan from being carried out
     * @return null if there are problems; no file was read then
     */
    @CheckForNull
    ReleasePlan plan(FinalNotes notes, MilestoneLookup milestones, Problems problems)
            throws GitLabException, ReleaseException, InterruptedException {
        AttachedNotes attached = notes.attached();
        kept = attached == null ? notes.text(null, problems) : null;
        if (attached == null && kept == null && release != null) {
            kept = release.description();
        }
        List<AssetNames.Names> names = new AssetNames(request.tag(), claims, state)
                .of(namedAssets(attached), link -> !isPruned(link), client, problems);
        String description = notes.text(urlOf(attached, names), problems);
        ReleaseFields fields = fields(description);
        LinkPlanner linkPlanner = new LinkPlanner(request.tag(), state.links(), state.addresses());
        List<LinkPlan> links = linkPlanner.plan(wantedLinks(names));
        List<ReleaseLink> untouched = untouched(links);
        List<ReleaseLink> stale = untouched.stream().filter(this::isPruned).toList();
        List<ReleaseLink> staying =
                untouched.stream().filter(link -> !isPruned(link)).toList();
        linkPlanner.check(links, staying, problems);
        if (!problems.isEmpty()) {
            return null;
        }
        List<AssetPlan> assets = withStatus(planAssets(names, staying));
        ReleasePlan plan = new ReleasePlan(
                request.tag(),
                state.projectId(),
                state.addresses(),
                state.target(),
                packageStatus(),
                state.tagExists() ? null : request.target().ref(),
                request.target().tagMessage(),
                release == null,
                fields,
                milestones.numbersOf(state.projectId(), fields.milestones()),
                assets,
                links,
                new LinkSteps(request.tag()).order(state.links(), links, stale),
                stale,
                request.behaviour().prune() ? staleFiles(assets) : List.of(),
                false);
        boolean evidenceDue = plan.action() != ReleaseAction.UNCHANGED
                || release == null
                || release.evidences().isEmpty();
        return request.behaviour().evidence() && evidenceDue ? plan.withEvidence() : plan;
    }

    /** The address of the attached notes; null if there are none. */
    @CheckForNull
    private String urlOf(@CheckForNull AttachedNotes attached, List<AssetNames.Names> names) {
        return names.stream()
                .filter(file -> attached != null && file.asset() == attached)
                .map(this::urlOf)
                .findFirst()
                .orElse(null);
    }

    private String urlOf(AssetNames.Names file) {
        return state.addresses()
                .ofPackageFile(state.target().name(), state.target().version(), file.fileName());
    }

    /** The fields that have to be given, so that a value that is there already is not sent again. */
    ReleaseFields fields(@CheckForNull String notes) {
        ReleaseRequest.Details details = request.details();
        return ReleaseFields.NONE
                .name(
                        release == null || differs(details.name(), release.name(), HarmlessText::value)
                                ? details.name()
                                : null)
                .description(
                        release == null || differs(notes, release.description(), HarmlessText::prose) ? notes : null)
                .releasedAt(dateToSet())
                .milestones(milestonesToSet());
    }

    /** @param cleaner what became of the text when it was read */
    private static boolean differs(
            @CheckForNull String wanted, @CheckForNull String present, UnaryOperator<String> cleaner) {
        return wanted != null && !cleaner.apply(wanted).equals(present);
    }

    /** GitLab keeps milliseconds. */
    @CheckForNull
    private Instant dateToSet() {
        Instant wanted = request.details().releasedAt();
        Instant present = release == null ? null : release.releasedAt();
        boolean same = wanted != null
                && present != null
                && wanted.truncatedTo(ChronoUnit.MILLIS).equals(present.truncatedTo(ChronoUnit.MILLIS));
        return same ? null : wanted;
    }

    @CheckForNull
    private List<String> milestonesToSet() {
        List<String> wanted = request.details().milestones();
        if (wanted == null) {
            return null;
        }
        Set<String> present = release == null
                ? Set.of()
                : release.milestones().stream().map(Milestone::title).collect(Collectors.toSet());
        return present.equals(wanted.stream().map(HarmlessText::value).collect(Collectors.toSet())) ? null : wanted;
    }

    /** The request's files, the notes if they are attached, and the list of the checksums of all of them. */
    private List<NamedAsset> namedAssets(@CheckForNull AttachedNotes attached) {
        List<NamedAsset> assets = new ArrayList<>(NamedAsset.of(request.files().assets()));
        if (attached != null) {
            assets.add(new NamedAsset(attached, AttachedNotes.NAME));
        }
        if (request.files().checksums() && !assets.isEmpty()) {
            assets.add(new NamedAsset(Checksums.EMPTY, Checksums.NAME));
        }
        return assets;
    }

    private List<AssetPlan> planAssets(List<AssetNames.Names> names, List<ReleaseLink> staying)
            throws GitLabException, ReleaseException, InterruptedException {
        AssetPlanner planner = new AssetPlanner(state, threads, request.files().checksums());
        if (names.isEmpty() || !request.files().checksums()) {
            return planner.plan(names);
        }
        int last = names.size() - 1;
        List<AssetPlan> assets = new ArrayList<>(planner.plan(names.subList(0, last)));
        RegistryFiles known = new RegistryFiles(client, state.project());
        assets.add(planner.planChecksums(names.get(last), List.copyOf(assets), staying, known));
        return assets;
    }

    /** A package that is hidden is written to as such, so that a repeated upload looks for its file there. */
    @CheckForNull
    private PackageStatus packageStatus() {
        PackageStatus wanted = request.files().packageStatus();
        boolean hidden = state.packageStatus() == PackageStatus.HIDDEN;
        return wanted == null && hidden ? PackageStatus.HIDDEN : wanted;
    }

    /**
     * GitLab sets the status of a package with an upload, and has no other request for it
     * ({@code app/services/packages/generic/create_package_file_service.rb}). So if another status is wanted and nothing has to
     * be sent, the smallest file is sent again.
     */
    private List<AssetPlan> withStatus(List<AssetPlan> assets) {
        PackageStatus wanted = request.files().packageStatus();
        boolean differs = wanted != null && state.packageStatus() != null && wanted != state.packageStatus();
        if (!differs || assets.isEmpty() || assets.stream().anyMatch(AssetPlan::isSent)) {
            return assets;
        }
        AssetPlan smallest = Collections.min(assets, Comparator.comparingLong(AssetPlan::length));
        return assets.stream()
                .map(asset -> asset == smallest ? asset.sentAgain(state.filesNamed(asset.fileName())) : asset)
                .toList();
    }

    private List<NewLink> wantedLinks(List<AssetNames.Names> files) {
        List<NewLink> links = new ArrayList<>();
        for (AssetNames.Names file : files) {
            links.add(new NewLink(file.title(), urlOf(file), file.type(), file.path()));
        }
        for (LinkRequest link : request.links()) {
            links.add(new NewLink(link.name(), link.url().strip(), link.type(), link.directAssetPath()));
        }
        return links;
    }

    private List<ReleaseLink> untouched(List<LinkPlan> plans) {
        Set<Long> used = plans.stream()
                .map(LinkPlan::existing)
                .filter(Objects::nonNull)
                .map(ReleaseLink::id)
                .collect(Collectors.toSet());
        return state.links().stream().filter(link -> !used.contains(link.id())).toList();
    }

    /**
     * Whether a link goes if nothing of the request is called like it: if it points to a file in the package and version that
     * belong to the tag, which makes the file this plugin's. A link that somebody else made stays, wherever it points, and so do
     * attached notes while the notes of the release lead to them.
     */
    private boolean isPruned(ReleaseLink link) {
        GenericFile file = request.behaviour().prune() ? state.addresses().packageFile(link.url()) : null;
        return file != null && state.target().holds(file) && !isNeeded(link);
    }

    private boolean isNeeded(ReleaseLink link) {
        return link.name().equals(AttachedNotes.NAME) && kept != null && kept.contains("](" + link.url() + ")");
    }

    private List<PackageFile> staleFiles(List<AssetPlan> files) {
        Set<String> wanted = files.stream().map(AssetPlan::fileName).collect(Collectors.toSet());
        state.links().stream()
                .filter(this::isNeeded)
                .map(link -> state.addresses().packageFile(link.url()))
                .filter(Objects::nonNull)
                .forEach(file -> wanted.add(file.file()));
        return state.files().entrySet().stream()
                .filter(entry -> !wanted.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
