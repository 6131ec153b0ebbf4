package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.task.TestOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpandedOptionsTest {

    private final TestOptions options = new TestOptions();
    private final ReleaseOptions expanded =
            new ExpandedOptions(options, text -> text.replace("$X", "1").replace("$EMPTY", ""));

    @Test
    void replacesVariablesInEveryText() {
        options.tag = "v$X";
        options.server = "server $X";
        options.project = "group/app$X";
        options.name = "Release $X";
        options.description = "Notes of $X";
        options.ref = "commit$X";
        options.artifacts = "dist/$X/*";
        options.excludes = "dist/$X/*.tmp";
        options.tagMessage = "Message $X";
        options.descriptionFile = "notes-$X.md";
        options.changelog = "$EMPTY";
        options.milestones = List.of("1.$X", "$EMPTY");
        options.releasedAt = "2026-03-0$X";
        options.files = "target/$X/*";
        options.linkTo = "$X";
        options.packageName = "app$X";
        options.packageVersion = "v$X";
        options.ifExists = "skip$EMPTY";
        options.allowEmpty = true;

        assertEquals("v1", expanded.getTag());
        assertEquals("server 1", expanded.getServer());
        assertEquals("group/app1", expanded.getProject());
        assertEquals("Release 1", expanded.getName());
        assertEquals("Notes of 1", expanded.getDescription());
        assertEquals("commit1", expanded.getRef());
        assertEquals("dist/1/*", expanded.getArtifacts());
        assertEquals("dist/1/*.tmp", expanded.getExcludes());
        assertTrue(expanded.isAllowEmpty());
        assertEquals("Message 1", expanded.getTagMessage());
        assertEquals("notes-1.md", expanded.getDescriptionFile());
        assertEquals("none", expanded.getChangelog());
        assertEquals(List.of("1.1"), expanded.getMilestones());
        assertEquals("2026-03-01", expanded.getReleasedAt());
        assertEquals("target/1/*", expanded.getFiles());
        assertEquals("1", expanded.getLinkTo());
        assertEquals("app1", expanded.getPackageName());
        assertEquals("v1", expanded.getPackageVersion());
        assertEquals("skip", expanded.getIfExists());
    }

    @Test
    void switchesAreThoseOfTheOptions() {
        assertFalse(expanded.isChecksums() || expanded.isPrune() || expanded.isEvidence() || expanded.isDryRun());
        options.checksums = true;
        options.prune = true;
        options.evidence = true;
        options.dryRun = true;
        assertTrue(expanded.isChecksums() && expanded.isPrune() && expanded.isEvidence() && expanded.isDryRun());
    }

    @Test
    void noMilestonesAreNotTheSameAsNoneAskedFor() {
        assertNull(expanded.getMilestones());
        options.milestones = List.of();
        assertEquals(List.of(), expanded.getMilestones());
        options.milestones = List.of("$EMPTY");
        assertNull(expanded.getMilestones());
    }

    @Test
    void replacesVariablesInLinks() {
        AssetLink link = new AssetLink("Manual $X", "https://docs.example.com/$X");
        link.setType("runbook");
        link.setPath("/manual-$X");
        options.links = List.of(link);

        AssetLink result = expanded.getLinks().get(0);

        assertEquals("Manual 1", result.getName());
        assertEquals("https://docs.example.com/1", result.getUrl());
        assertEquals("runbook", result.getType());
        assertEquals("/manual-1", result.getPath());
    }

    @Test
    void leavesTheCredentialToTheCredentialsPlugin() {
        options.credentialsId = "${X}";
        assertEquals("${X}", expanded.getCredentialsId());
    }

    @Test
    void whatBecomesBlankIsAsIfLeftOut() {
        options.tag = "$EMPTY";
        assertNull(expanded.getTag());
        assertNull(expanded.getName());
    }
}
