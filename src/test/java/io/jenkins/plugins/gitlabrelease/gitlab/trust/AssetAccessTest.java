package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetAccessTest {
    private static final ServerUrl SERVER = ServerUrl.parse("https://x/git");
    private static final ServerUrl PUBLISHED = ServerUrl.parse("https://gitlab.example.com/git");
    private static final AssetAccess CLOSED = access(false);
    private static final AssetAccess OPEN = access(true);

    private static AssetAccess access(boolean external) {
        return new AssetAccess(SERVER, PUBLISHED, Set.of("7", "acme/app"), external);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x/git/api/v4/projects/7/packages/generic/app/1.0/app.zip",
                "https://x/git/api/v4/projects/acme%2Fapp/packages/generic/app/1.0/app.zip",
                "https://x/git/api/v4/projects/Acme%2fApp/packages/generic/app/1.0/dir/app.zip",
                "https://x/git/api/v4/projects/7/packages/12/package_files/3/download",
                "https://x/git/api/v4/projects/7/packages/maven/org/x/1/x.jar",
                "https://x/git/api/v4/projects/7/jobs/4/artifacts",
                "https://x/git/api/v4/projects/7/jobs/4/artifacts/dist/a.zip",
                "https://x/git/api/v4/projects/7/jobs/artifacts/main/raw/dist/a.zip?job=build",
                "https://x/git/api/v4/projects/7/releases/v1/downloads/bin/a",
                "https://x/git/api/v4/projects/acme%2Fapp/releases/permalink/latest/downloads/bin/a",
                "https://x/git/acme/app/-/releases/v1%2F2/downloads/bin/a",
                "https://x/git/acme/app/-/releases/permalink/latest/downloads/bin/a",
                "https://x/git/acme/app/-/package_files/7/download",
                "https://x/git/acme/app/-/jobs/4/artifacts/raw/dist/a.zip",
                "https://x/git/acme/app/-/jobs/artifacts/main/download?job=build",
                "https://x/git/acme/app/uploads/0123456789abcdef0123456789abcdef/a.zip",
                "https://x/git/-/project/7/uploads/0123456789abcdef0123456789abcdef/a.zip"
            })
    void filesOfTheProjectSeeTheToken(String url) {
        assertEquals(new AssetAccess.Decision(HttpUrl.get(url), true, ""), CLOSED.of(url));
        assertEquals(CLOSED.of(url), CLOSED.of(url.replace("https://x/", "https://gitlab.example.com/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x/git/api/v4/personal_access_tokens/self",
                "https://x/git/api/v4/projects/7/packages/generic/%2e%00%2e/%2e%09%2e/x/y",
                "https://x/git/api/v4/projects/7/packages/generic/a/..%20/..%7f;x/../y",
                "https://x/git/api/v4/user",
                "https://x/git/api/v4/projects/7",
                "https://x/git/api/v4/projects/7/protected_tags",
                "https://x/git/api/v4/projects/7/variables",
                "https://x/git/api/v4/projects/7/packages",
                "https://x/git/api/v4/projects/7/packages/12/package_files",
                "https://x/git/api/v4/projects/8/packages/generic/app/1.0/app.zip",
                "https://x/git/api/v4/projects/acme%2Fapp2/packages/generic/app/1.0/app.zip",
                "https://x/git/api/v4/projects/foo/packages/generic/n/v/f",
                "https://x/git/api/v4/projects/acme%252Fapp/packages/generic/n/v/f",
                "https://x/git/api/v4/projects/7/packages/generic/a/1/..%2f..%2f..%2f..%2fvariables",
                "https://x/git/api/v4/projects/7/packages/generic/../../variables",
                "https://x/git/api/v4/projects/7/jobs/artifacts/main/raw/..;/..;/..;/..;/user",
                "https://x/git/api/v4/groups/7/releases",
                "https://x/git/other/app/-/releases/v1/downloads/a",
                "https://x/git/a/b/%2D/%72eleases/v1/down%6Coads/a",
                "https://x/git/acme/app/%2D/%72eleases/v1/down%6Coads/a",
                "https://x/git/acme/app/-/archive/v1/app-v1.zip",
                "https://x/git/acme/app/-/settings/ci_cd",
                "https://x/acme/app/-/releases/v1/downloads/a",
                "https://y/git/acme/app/-/releases/v1/downloads/a",
                "http://x/git/acme/app/-/releases/v1/downloads/a",
                "https://x:8443/git/acme/app/-/releases/v1/downloads/a"
            })
    void everythingElseIsReadWithoutItOrNotAtAll(String url) {
        assertFalse(CLOSED.of(url).isAllowed());
        assertTrue(OPEN.of(url).isAllowed());
        assertFalse(OPEN.of(url).withToken());
    }

    @Test
    void whatIsNoWebAddressIsNeverRead() {
        for (String url :
                new String[] {"ftp://h/x", "nonsense", "", "https://a..b/x", "https://", "file:///etc/passwd"}) {
            assertFalse(OPEN.of(url).isAllowed(), url);
        }
    }

    @Test
    void aReleaseDownloadLeadsOnByTheSameRule() {
        HttpUrl from = HttpUrl.get("https://x/git/acme/app/-/releases/v1/downloads/a");
        HttpUrl elsewhere = HttpUrl.get("https://elsewhere/a");
        assertFalse(CLOSED.ofRedirect(from, elsewhere).isAllowed());
        assertFalse(CLOSED.ofRedirect(from, HttpUrl.get("https://x/git/api/v4/user"))
                .isAllowed());
        assertFalse(OPEN.ofRedirect(from, elsewhere).withToken());
        assertTrue(CLOSED.ofRedirect(from, HttpUrl.get("https://x/git/api/v4/projects/7/packages/generic/a/1/b"))
                .withToken());
    }

    @Test
    void aStoredFileMayLieInAnObjectStorage() {
        HttpUrl from = HttpUrl.get("https://x/git/api/v4/projects/7/packages/generic/a/1/b");
        AssetAccess.Decision storage = CLOSED.ofRedirect(from, HttpUrl.get("https://s3/a?sig=1"));
        assertTrue(storage.isAllowed());
        assertFalse(storage.withToken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://repo.maven.apache.org/maven2/org/x/1/x.jar",
                "https://registry.npmjs.org/x/-/x-1.0.0.tgz",
                "https://pypi.org/simple/x"
            })
    void aPublicRegistryThatGitLabForwardsToIsAnotherPlace(String registry) {
        HttpUrl from = HttpUrl.get("https://x/git/api/v4/projects/7/packages/maven/org/x/1/x.jar");
        assertEquals(
                "is on another server; external would download it",
                CLOSED.ofRedirect(from, HttpUrl.get(registry)).refusal());
        assertEquals(
                new AssetAccess.Decision(HttpUrl.get(registry), false, ""),
                OPEN.ofRedirect(from, HttpUrl.get(registry)));
    }

    @Test
    void aProjectMayBeginWithADot() {
        AssetAccess access = new AssetAccess(SERVER, PUBLISHED, Set.of("acme/.profile"), false);
        assertTrue(access.of("https://x/git/acme/.profile/-/releases/v1/downloads/bin/a")
                .withToken());
    }

    @Test
    void namesTheProjectThatIsNotKnown() {
        assertEquals(
                "acme/old", CLOSED.otherProject("https://x/git/api/v4/projects/acme%2Fold/packages/generic/a/1/b"));
        assertEquals(
                "acme/old", CLOSED.otherProject("https://gitlab.example.com/git/acme/old/-/releases/v1/downloads/a"));
        assertNull(CLOSED.otherProject("https://x/git/api/v4/projects/7/packages/generic/a/1/b"));
        assertNull(CLOSED.otherProject("https://x/git/api/v4/user"));
        assertNull(CLOSED.otherProject("https://y/git/acme/old/-/releases/v1/downloads/a"));
    }

    @Test
    void anAddressOfAnyLengthIsDecidedAtOnce() {
        String[] paths = {
            "a/".repeat(50_000),
            "a".repeat(100_000),
            "api/v4/projects/" + "a%2F".repeat(50_000) + "a/packages/generic/a/1/b",
            "a/b/-/releases/" + "x/downloads/".repeat(20_000),
            "a/b/-/jobs/artifacts/" + "x/raw/".repeat(20_000),
            "%25".repeat(30_000)
        };
        for (String path : paths) {
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                CLOSED.of("https://x/git/" + path);
                CLOSED.otherProject("https://x/git/" + path);
            });
        }
    }
}
