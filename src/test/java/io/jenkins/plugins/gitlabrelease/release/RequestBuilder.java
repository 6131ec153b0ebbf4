package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import java.time.Instant;
import java.util.List;

/** Requests with only those fields that a test is about. */
public final class RequestBuilder {

    private final String tag;
    private String ref;
    private String tagMessage;
    private String name;
    private String description;
    private boolean gitlabChangelog;
    private NotesMode mode = NotesMode.REPLACE;
    private LongNotes longNotes = LongNotes.FAIL;
    private List<String> milestones;
    private Instant releasedAt;
    private String packageName;
    private String packageVersion;
    private PackageStatus packageStatus;
    private List<Asset> assets = List.of();
    private boolean checksums;
    private List<LinkRequest> links = List.of();
    private IfExists ifExists = IfExists.UPDATE;
    private boolean prune;
    private boolean evidence;
    private boolean dryRun;
    private boolean createMilestones;
    private boolean closeMilestones;

    private RequestBuilder(String tag) {
        this.tag = tag;
    }

    public static RequestBuilder of(String tag) {
        return new RequestBuilder(tag);
    }

    public RequestBuilder ref(String value) {
        ref = value;
        return this;
    }

    public RequestBuilder tagMessage(String value) {
        tagMessage = value;
        return this;
    }

    public RequestBuilder name(String value) {
        name = value;
        return this;
    }

    public RequestBuilder description(String value) {
        description = value;
        return this;
    }

    public RequestBuilder gitlabChangelog(boolean value) {
        gitlabChangelog = value;
        return this;
    }

    public RequestBuilder mode(NotesMode value) {
        mode = value;
        return this;
    }

    public RequestBuilder longNotes(LongNotes value) {
        longNotes = value;
        return this;
    }

    public RequestBuilder milestones(List<String> value) {
        milestones = value;
        return this;
    }

    public RequestBuilder releasedAt(Instant value) {
        releasedAt = value;
        return this;
    }

    public RequestBuilder packageName(String value) {
        packageName = value;
        return this;
    }

    public RequestBuilder packageVersion(String value) {
        packageVersion = value;
        return this;
    }

    public RequestBuilder packageStatus(PackageStatus value) {
        packageStatus = value;
        return this;
    }

    public RequestBuilder assets(List<? extends Asset> value) {
        assets = List.copyOf(value);
        return this;
    }

    public RequestBuilder checksums(boolean value) {
        checksums = value;
        return this;
    }

    public RequestBuilder links(List<LinkRequest> value) {
        links = value;
        return this;
    }

    public RequestBuilder ifExists(IfExists value) {
        ifExists = value;
        return this;
    }

    public RequestBuilder prune(boolean value) {
        prune = value;
        return this;
    }

    public RequestBuilder evidence(boolean value) {
        evidence = value;
        return this;
    }

    public RequestBuilder dryRun(boolean value) {
        dryRun = value;
        return this;
    }

    public RequestBuilder createMilestones(boolean value) {
        createMilestones = value;
        return this;
    }

    public RequestBuilder closeMilestones(boolean value) {
        closeMilestones = value;
        return this;
    }

    public ReleaseRequest build() {
        return new ReleaseRequest(
                new ReleaseRequest.Target(tag, ref, tagMessage),
                new ReleaseRequest.Details(name, description, gitlabChangelog, mode, longNotes, milestones, releasedAt),
                new ReleaseRequest.Files(assets, packageName, packageVersion, packageStatus, checksums),
                links,
                new ReleaseRequest.Behaviour(ifExists, prune, evidence, dryRun, createMilestones, closeMilestones));
    }
}
