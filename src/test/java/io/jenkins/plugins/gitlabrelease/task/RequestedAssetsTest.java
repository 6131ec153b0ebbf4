package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestedAssetsTest {

    private final TestOptions options = new TestOptions();
    private final TestBuild build = new TestBuild();

    private RequestedAssets find() throws Exception {
        return RequestedAssets.of(options, Variables.NONE, build, "v1.0");
    }

    private String refusal() {
        return assertThrows(ReleaseException.class, this::find).getMessage();
    }

    @Test
    void archivedArtifactsComeBeforeFilesOfTheWorkspace() throws Exception {
        build.archive("dist/app.zip", "a");
        build.archive("dist/app.tmp", "t");
        build.write("target/app.jar", "j");
        build.write("target/app.tmp", "t");
        options.artifacts = "dist/*";
        options.files = "target/*";
        options.excludes = "*/*.tmp";
        options.links = List.of(new AssetLink("Manual", "https://docs.example.com/"));
        RequestedAssets found = find();
        assertEquals(
                List.of("dist/app.zip", "target/app.jar"),
                found.uploads().stream().map(Asset::path).toList());
        assertEquals(
                List.of("Manual"), found.links().stream().map(LinkRequest::name).toList());
        assertFalse(found.needsBuild());
    }

    @Test
    void aPatternThatMatchesNothingIsToldByItsKind() throws Exception {
        options.artifacts = "dist/*";
        assertEquals(
                "No archived artifacts match \"dist/*\". Archive them before the release is published, change the"
                        + " pattern, or allow it to match nothing.",
                refusal());
        options.artifacts = null;
        options.files = "target/*";
        options.excludes = "x";
        build.write("other", "");
        assertTrue(
                refusal().startsWith("No files in the workspace match \"target/*\" without \"x\". Make them before"),
                refusal());
        options.allowEmpty = true;
        assertEquals(List.of(), find().uploads());
    }

    @Test
    void eachPatternHasToMatchByItself() throws Exception {
        build.archive("dist/app.zip", "a");
        options.artifacts = "dist/app.zip, dist/app.zip.asc, dist/*.sbom";
        assertTrue(
                refusal().startsWith("No archived artifacts match \"dist/app.zip.asc\" or \"dist/*.sbom\". "),
                refusal());
        options.allowEmpty = true;
        assertEquals(1, find().uploads().size());
    }

    @Test
    void excludesNeedNotMatch() throws Exception {
        build.archive("dist/app.zip", "a");
        options.artifacts = "dist/*";
        options.excludes = "**/*.key, nothing/**";
        assertEquals(1, find().uploads().size());
    }

    @Test
    void aPatternThatOnlyMatchesWhatIsExcludedMatchesNothing() throws Exception {
        build.archive("dist/app.zip", "a");
        build.archive("dist/app.key", "k");
        options.artifacts = "dist/*.zip, dist/*.key";
        options.excludes = "**/*.key";
        assertTrue(refusal().startsWith("No archived artifacts match \"dist/*.key\" without \"**/*.key\"."), refusal());
    }

    @Test
    void aLeadingDotIsNoPartOfTheFolder() throws Exception {
        build.archive("dist/app.zip", "a");
        options.artifacts = "./dist/*.zip";
        assertEquals(1, find().uploads().size());
    }

    @Test
    void aNegationAnAbsolutePathBracesAndAFolderAreExplained() throws Exception {
        build.archive("dist/app.zip", "a");
        options.artifacts = "dist/*, !dist/*.key";
        assertTrue(refusal().contains("Use excludes"), refusal());
        options.artifacts = "/var/lib/jenkins/dist/*";
        assertTrue(refusal().contains("absolute path"), refusal());
        options.artifacts = "dist/app.{zip,tgz}";
        assertTrue(refusal().contains("Ant has no braces"), refusal());
        options.artifacts = "${DIST}/*.zip";
        assertTrue(refusal().endsWith("in a Pipeline, double quotes do that."), refusal());
        options.artifacts = "dist/*.zip\ndist/*.tgz";
        assertTrue(refusal().endsWith("Write commas between patterns."), refusal());
        options.artifacts = "dist/*.zip;dist/*.tgz";
        assertTrue(refusal().endsWith("Write commas between patterns."), refusal());
        options.artifacts = "dist";
        assertTrue(refusal().endsWith("If \"dist\" is a folder, write dist/**."), refusal());
    }

    @Test
    void filesNeedAWorkspace() {
        options.files = "*";
        assertTrue(refusal().startsWith("The parameter files needs a workspace, and this call has none."), refusal());
    }

    @Test
    void artifactsInJenkinsAreLinkedAsIfUploaded() throws Exception {
        build.archive("linux/my app", "l");
        build.archive("windows/my app", "w");
        build.archive("a+b \u00e4%.zip", "z");
        options.artifacts = "**";
        options.linkTo = "jenkins";
        options.links = List.of(new AssetLink("Manual", "https://docs.example.com/"));
        RequestedAssets found = find();
        String root = "https://ci.example.com/job/app/1/artifact/";
        assertEquals(
                List.of(
                        new LinkRequest(
                                "a+b \u00e4%.zip", root + "a%2Bb%20%C3%A4%25.zip", LinkType.PACKAGE, "/a.b.a.zip"),
                        new LinkRequest("linux/my app", root + "linux/my%20app", LinkType.PACKAGE, "/linux/my.app"),
                        new LinkRequest(
                                "windows/my app", root + "windows/my%20app", LinkType.PACKAGE, "/windows/my.app"),
                        new LinkRequest("Manual", "https://docs.example.com/", LinkType.OTHER, null)),
                found.links());
        assertEquals(List.of(), found.uploads());
        assertTrue(found.needsBuild());
    }

    @Test
    void aBuildWithoutLinkedArtifactsIsNotNeeded() throws Exception {
        options.linkTo = "jenkins";
        build.artifactsUrl = null;
        assertFalse(find().needsBuild());
    }

    @Test
    void whatIsUploadedCannotStayInJenkins() {
        options.linkTo = "jenkins";
        options.files = "*";
        assertTrue(refusal().startsWith("The parameter files cannot be used with linkTo jenkins"), refusal());
        options.files = null;
        options.checksums = true;
        assertTrue(refusal().startsWith("The parameter checksums cannot be used with linkTo jenkins"), refusal());
        options.linkTo = "gitlab";
        assertEquals("The parameter linkTo is \"gitlab\", and can be packages, jenkins.", refusal());
    }
}
