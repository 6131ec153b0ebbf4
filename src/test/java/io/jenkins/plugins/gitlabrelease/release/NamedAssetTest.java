package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedAssetTest {

    @Test
    void filesOfOneNameAreCalledByTheirPaths() {
        assertEquals(
                List.of("linux/app", "win/app", "c"),
                named("linux/app", "win/app", "b/c").stream()
                        .map(NamedAsset::name)
                        .toList());
    }

    @Test
    void linksToFilesHavePathsOfTheirOwn() {
        List<String> paths =
                LinkRequest.to(named("a b.txt", "a.b.txt", "a(b.txt"), file -> "https://j/" + file.name()).stream()
                        .map(LinkRequest::directAssetPath)
                        .toList();
        assertEquals("/a.b.txt", paths.get(1));
        assertEquals(3, paths.stream().distinct().count());
        assertTrue(paths.stream().allMatch(LegalNames::isDirectAssetPath), paths::toString);
    }

    private static List<NamedAsset> named(String... paths) {
        return NamedAsset.of(
                List.of(paths).stream().map(path -> BytesAsset.of(path, "x")).toList());
    }
}
