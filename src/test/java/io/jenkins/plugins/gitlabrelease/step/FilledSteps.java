package io.jenkins.plugins.gitlabrelease.step;

import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.AssetRule;
import java.util.List;

/** Each step with every parameter set to something that is not its default. */
final class FilledSteps {

    private FilledSteps() {}

    private static <S extends GitLabStep> S inProject(S step) {
        step.setServer("internal");
        step.setProject("group/app");
        step.setCredentialsId("token");
        return step;
    }

    private static <S extends ReleaseChoiceStep> S choosing(S step) {
        step.setTag("v1.0");
        step.setLatest(true);
        step.setLatestBy("semver");
        step.setTagPattern("v1.*");
        step.setIncludePrereleases(true);
        step.setIncludeUpcoming(true);
        return inProject(step);
    }

    static GitLabReleaseStep release() {
        GitLabReleaseStep step = inProject(new GitLabReleaseStep());
        step.setTag("v1.0");
        step.setName("Version 1");
        step.setDescription("First line\nsecond line");
        step.setRef("main");
        step.setArtifacts("dist/*");
        step.setExcludes("**/*.tmp");
        step.setAllowEmpty(true);
        step.setTagMessage("The first one");
        step.setDescriptionFile("build/notes.md");
        step.setChangelog("build");
        step.setChangelogFile("docs/NEWS.md");
        step.setNotesTooLong("attach");
        step.setMilestones(List.of("1.0", "Spring, early"));
        step.setCreateMilestones(true);
        step.setCloseMilestones(true);
        step.setReleasedAt("2026-03-01T10:30:00+01:00");
        step.setFiles("target/*.jar");
        step.setLinkTo("jenkins");
        step.setPackageName("files");
        step.setPackageVersion("1");
        step.setPackageStatus("hidden");
        step.setChecksums(true);
        step.setIfExists("skip");
        step.setNotes("append");
        step.setPrune(true);
        step.setEvidence(true);
        step.setDryRun(true);
        step.setTransfer("agent");
        AssetRule rule = new AssetRule("dist/*.deb");
        rule.setName("Debian package");
        rule.setType("other");
        rule.setPath("/deb/{file}");
        step.setAssets(List.of(rule));
        AssetLink link = new AssetLink("Manual", "https://docs.example.com/");
        link.setType("runbook");
        link.setPath("/manual");
        step.setLinks(List.of(link, new AssetLink("Image", "https://registry.example.com/app")));
        return step;
    }

    static GitLabReleasesStep releases() {
        GitLabReleasesStep step = inProject(new GitLabReleasesStep());
        step.setGroup("group");
        step.setOrderBy("created_at");
        step.setSort("asc");
        step.setLimit(5);
        step.setTagPattern("v1.*");
        step.setUpdatedAfter("2026-03-01");
        step.setUpdatedBefore("2026-03-01T10:30:00+01:00");
        step.setHtml(true);
        return step;
    }

    static GitLabReleaseInfoStep info() {
        GitLabReleaseInfoStep step = choosing(new GitLabReleaseInfoStep());
        step.setHtml(true);
        return step;
    }

    static GitLabReleaseDownloadStep download() {
        GitLabReleaseDownloadStep step = choosing(new GitLabReleaseDownloadStep());
        step.setAssets("*.zip");
        step.setDir("dist");
        step.setExternal(true);
        step.setMaxSize(100);
        step.setAllowEmpty(true);
        step.setTransfer("agent");
        return step;
    }

    static GitLabReleaseDeleteStep delete() {
        GitLabReleaseDeleteStep step = inProject(new GitLabReleaseDeleteStep());
        step.setTag("v1.0");
        step.setTagPattern("v*");
        step.setKeepNewest(3);
        step.setNewestBy("semver");
        step.setIncludePrereleases(true);
        step.setOlderThanDays(30);
        step.setPackages(true);
        step.setDeleteTag(true);
        step.setDryRun(true);
        return step;
    }

    static GitLabReleaseEvidenceStep evidence() {
        GitLabReleaseEvidenceStep step = inProject(new GitLabReleaseEvidenceStep());
        step.setTag("v1.0");
        return step;
    }
}
