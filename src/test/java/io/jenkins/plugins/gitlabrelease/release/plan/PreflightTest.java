package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetLabel;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

    @Test
    void findsNothingInAGoodRequest() {
        ReleaseRequest request = RequestBuilder.of("lib/v1.0+b")
                .assets(List.of(BytesAsset.of("a/app.jar", "1"), BytesAsset.of("b/lib.jar", "2")))
                .links(List.of(
                        new LinkRequest("Docs", "https://example.com/docs", LinkType.RUNBOOK, "/docs/index.html"),
                        new LinkRequest("Internal", "http://build_host:8080/x?y=z", LinkType.OTHER, null)))
                .build();
        assertEquals(List.of(), problemsOf(request));
    }

    @Test
    void namesAnIllegalTag() {
        assertEquals(
                List.of("\"v 1\" is not a legal name of a Git tag. Check the parameter tag."),
                problemsOf(RequestBuilder.of("v 1").build()));
    }

    @Test
    void keepsFilesOfOneNameApartByTheirFolders() {
        List<String> problems = problemsOf(List.of(BytesAsset.of("linux/app", "1"), BytesAsset.of("mac/app", "2")));
        assertEquals(List.of(), problems);
    }

    @Test
    void namesTheSameFileGivenTwice() {
        List<String> problems = problemsOf(List.of(BytesAsset.of("dist/app", "1"), BytesAsset.of("dist/app", "2")));
        assertEquals(
                List.of("The file dist/app is found twice, such as by artifacts and by files. Leave one of them out."),
                problems);
    }

    @Test
    void namesAFileAndALinkOfOneName() {
        List<String> problems =
                problemsOf(List.of(BytesAsset.of("app.jar", "1")), link("app.jar", "https://a.b/c", null));
        assertEquals(
                List.of("Two assets have the name app.jar: the file app.jar and the link app.jar."
                        + " Give one of them another name."),
                problems);
    }

    @Test
    void namesTwoLinksOfOneUrl() {
        List<String> problems =
                problemsOf(List.of(), link("a", "https://a.b/c", null), link("b", " https://a.b/c", null));
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("Two assets have the URL https://a.b/c: the link a and the link b."));
    }

    @Test
    void namesAPathThatAFileHasAlready() {
        List<String> problems =
                problemsOf(List.of(BytesAsset.of("x/app.jar", "1")), link("a", "https://a.b/c", "/app.jar"));
        assertEquals(
                List.of("Two assets have the path /app.jar: the file x/app.jar and the link a."
                        + " Give one of them another path."),
                problems);
    }

    /** Whichever of them comes first. */
    @ParameterizedTest
    @ValueSource(strings = {"a.deb", "z.deb"})
    void namesAPathThatIsGivenAndThatAnotherFileHas(String other) throws Exception {
        List<Asset> files = labelled(List.of(BytesAsset.of("m.deb", "1"), BytesAsset.of(other, "2")), "/" + other);
        assertEquals(
                List.of("Two assets have the path /" + other + ": the file " + other + " and the file m.deb."
                        + " Give one of them another path."),
                problemsOf(RequestBuilder.of("v1").assets(files).build()));
    }

    @Test
    void namesAPathThatTheChecksumsHave() throws Exception {
        List<Asset> files = labelled(List.of(BytesAsset.of("m.deb", "1")), "/SHA256SUMS");
        assertEquals(
                List.of("Two assets have the path /SHA256SUMS: the checksums and the file m.deb."
                        + " Give one of them another path."),
                problemsOf(RequestBuilder.of("v1").assets(files).checksums(true).build()));
    }

    @Test
    void namesAFileWithABlankTitle() throws Exception {
        List<Asset> files = AssetLabel.apply(
                List.of(new AssetLabel("**", "\u00a0", null, null)), List.of(BytesAsset.of("m.deb", "1")), "v1", false);
        assertEquals(
                List.of("The name of the file m.deb is blank. Give it one: GitLab shows it in the release."),
                problemsOf(RequestBuilder.of("v1").assets(files).build()));
    }

    private static List<Asset> labelled(List<Asset> files, String path) throws Exception {
        return AssetLabel.apply(List.of(new AssetLabel("m.deb", null, null, path)), files, "v1", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/x",
                "/relative",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "http://",
                "https://a b/"
            })
    void namesAUrlThatGitLabRefuses(String url) {
        List<String> problems = problemsOf(List.of(), link("Docs", url, null));
        assertEquals(
                List.of("The URL of the link Docs is \"" + url
                        + "\". GitLab takes absolute http, https and ftp URLs, such as https://example.com/file."),
                problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs", "//docs", "/a+b", "/x", ""})
    void namesAPathThatGitLabRefuses(String path) {
        List<String> problems = problemsOf(List.of(), link("Docs", "https://a.b/c", path));
        assertEquals(1, problems.size());
        assertTrue(
                problems.get(0).startsWith("The path of the link Docs is \"" + path + "\". GitLab takes paths that"));
    }

    @Test
    void namesALinkWithoutAName() {
        assertEquals(
                List.of("A link to https://a.b/c has no name. Give it one: GitLab shows it in the release."),
                problemsOf(List.of(), link(" ", "https://a.b/c", null)));
    }

    @Test
    void namesADescriptionThatIsTooLong() {
        ReleaseRequest request =
                RequestBuilder.of("v1").description("x".repeat(1_000_001)).build();
        assertEquals(1, problemsOf(request).size());
    }

    @Test
    void takesTheLongestDescriptionThatGitLabTakes() {
        assertEquals(
                List.of(),
                problemsOf(RequestBuilder.of("v1")
                        .description("x".repeat(1_000_000))
                        .build()));
    }

    @Test
    void namesAFileThatIsCalledLikeTheChecksums() {
        assertEquals(
                List.of(
                        "Two assets have the name SHA256SUMS: the file dist/SHA256SUMS and the list that checksums adds."
                                + " Leave checksums out, or leave the file out with excludes."),
                problemsOf(RequestBuilder.of("v1")
                        .assets(List.of(BytesAsset.of("dist/SHA256SUMS", "1")))
                        .checksums(true)
                        .build()));
    }

    @Test
    void namesALinkThatIsCalledLikeTheChecksums() {
        LinkRequest link = link("SHA256SUMS", "https://a.b/c", "/sums");
        assertEquals(
                List.of("Two assets have the name SHA256SUMS: the checksums and the link SHA256SUMS."
                        + " Give one of them another name."),
                problemsOf(RequestBuilder.of("v1")
                        .assets(List.of(BytesAsset.of("app.zip", "1")))
                        .links(List.of(link))
                        .checksums(true)
                        .build()));
    }

    @Test
    void namesAPathOfAFileThatGitLabRefuses() throws Exception {
        List<Asset> files = labelled(List.of(BytesAsset.of("m.deb", "1")), "deb");
        List<String> problems = problemsOf(RequestBuilder.of("v1").assets(files).build());
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("The path of the file m.deb is \"deb\". GitLab takes paths that"));
    }

    /** GitLab's index of the names of links, as of their URLs. */
    @Test
    void namesALinkWhoseNameIsTooLong() {
        String longest = random(2_690);
        assertEquals(List.of(), problemsOf(List.of(), link(longest, "https://a.b/c", null)));
        assertEquals(
                List.of("The name of the link " + longest.substring(0, 51) + "... has 2691 bytes, and GitLab's database"
                        + " takes about 2690. Shorten it."),
                problemsOf(List.of(), link(longest + "x", "https://a.b/c", null)));
    }

    private static String random(int length) {
        return new Random(5)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void namesWhatIsCalledLikeTheNotesThatAreAttached() throws Exception {
        String name = "release-notes.md";
        assertAttached(
                "the file docs/" + name, RequestBuilder.of("v1").assets(List.of(BytesAsset.of("docs/" + name, "1"))));
        assertAttached("the link " + name, RequestBuilder.of("v1").links(List.of(link(name, "https://a.b/c", null))));
        assertAttached(
                "the link Notes", RequestBuilder.of("v1").links(List.of(link("Notes", "https://a.b/c", "/" + name))));
        assertAttached(
                "the file m.deb",
                RequestBuilder.of("v1").assets(labelled(List.of(BytesAsset.of("m.deb", "1")), "/" + name)));
        AssetLabel label = new AssetLabel("**", "Notes", null, "/notes");
        assertAttached(
                "the file docs/" + name,
                RequestBuilder.of("v1")
                        .assets(AssetLabel.apply(
                                List.of(label), List.of(BytesAsset.of("docs/" + name, "1")), "v1", false)));
        assertAttached(null, RequestBuilder.of("v1").assets(List.of(BytesAsset.of("notes.md", "1"))));
    }

    private static void assertAttached(String other, RequestBuilder request) {
        Problems problems = new Problems("v1");
        Preflight.checkAttachedNotes(request.build(), problems);
        assertEquals(
                other == null
                        ? List.of()
                        : List.of(
                                "The notes are too long for GitLab and are to be attached as release-notes.md, which is"
                                        + " the name or path of " + other
                                        + ". Rename that, leave it out, or shorten the notes."),
                problems.texts());
    }

    @Test
    void tellsEverythingAtOnce() {
        Problems problems = new Problems("v1");
        LinkRequest[] links = {link("a", "nowhere", "bad"), link("a", "https://a.b", null)};
        Preflight.check(RequestBuilder.of("v1").links(List.of(links)).build(), problems);
        assertEquals(3, problems.texts().size());
        String message = problems.asException(null).getMessage();
        assertTrue(message.startsWith("Release v1 was not published, for 3 reasons: (1) The URL of"), message);
        assertTrue(message.contains(" (3) Two assets have the name a:"), message);
    }

    private static LinkRequest link(String name, String url, String path) {
        return new LinkRequest(name, url, LinkType.OTHER, path);
    }

    private static List<String> problemsOf(List<Asset> assets, LinkRequest... links) {
        return problemsOf(
                RequestBuilder.of("v1").assets(assets).links(List.of(links)).build());
    }

    private static List<String> problemsOf(ReleaseRequest request) {
        Problems problems = new Problems(request.tag());
        Preflight.check(request, problems);
        return problems.texts();
    }

    @Test
    void namesACharacterThatGitLabCannotStore() {
        assertEquals(
                List.of(
                        "The description has a NUL character, which GitLab does not take. Remove it.",
                        "The name has a NUL character, which GitLab does not take. Remove it."),
                problemsOf(
                        RequestBuilder.of("v1").description("a\0").name("\0b").build()));
    }
}
