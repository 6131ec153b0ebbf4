package io.jenkins.plugins.gitlabrelease.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Titles, types and paths of the parameter assets: the first rule that matches a file counts. */
class AssetLabelTest {

    private static final BytesAsset DEB = BytesAsset.of("dist/app.deb", "the package");
    private static final BytesAsset TXT = BytesAsset.of("docs/readme.txt", "the text");

    private static List<Asset> apply(AssetLabel... labels) throws ReleaseException {
        return AssetLabel.apply(List.of(labels), List.of(DEB, TXT), "v1.0", false);
    }

    @Test
    void theFirstRuleThatMatchesCounts() throws Exception {
        List<Asset> files = apply(
                new AssetLabel("dist/*.deb", "Debian {file} of {tag}", LinkType.OTHER, "/deb/{tag}/{file}"),
                new AssetLabel("dist\\**", "Another", null, null));
        assertEquals("Debian app.deb of v1.0", files.get(0).title());
        assertEquals("/deb/v1.0/app.deb", files.get(0).permanentPath());
        assertEquals(LinkType.OTHER, files.get(0).linkType());
        assertEquals("dist/app.deb", files.get(0).path());
        assertSame(TXT, files.get(1), "no rule matches it");
    }

    @Test
    void whatARuleLeavesOutIsAsWithoutIt() throws Exception {
        Asset file = apply(new AssetLabel("dist\\*", null, null, null)).get(0);
        assertNull(file.title());
        assertNull(file.permanentPath());
        assertEquals(LinkType.PACKAGE, file.linkType());
    }

    @Test
    void aRuleThatMatchesNothingIsNamed() throws Exception {
        AssetLabel none = new AssetLabel("*.rpm", "RPM", null, null);
        assertEquals(
                "No file that is published matches \"*.rpm\" of the parameter assets."
                        + " Change the pattern, or select the file with artifacts or files.",
                assertThrows(ReleaseException.class, () -> apply(none)).getMessage());
        assertEquals(List.of(DEB, TXT), AssetLabel.apply(List.of(none), List.of(DEB, TXT), "v1.0", true));
    }

    @Test
    void theBytesAreThoseOfTheFile() throws Exception {
        Asset file = apply(new AssetLabel("**", "A title", null, null)).get(0);
        assertEquals(DEB.length(), file.length());
        assertEquals(DEB.sha256(), file.sha256());
        assertArrayEquals(DEB.bytes(), file.open().readAllBytes());
        List<Long> progress = new ArrayList<>();
        Asset.HashedBytes hashed = file.openHashed(progress::add);
        assertEquals("the package", new String(hashed.bytes().readAllBytes(), UTF_8));
        assertEquals(DEB.sha256(), hashed.sha256().get());
        assertEquals(List.of((long) DEB.bytes().length), progress);
    }

    @Test
    void theMachineThatHasTheFileSendsIt() throws Exception {
        List<AssetLabel> labels = List.of(new AssetLabel("**", "A title", null, null));
        Asset elsewhere = AssetLabel.apply(labels, List.of(new AssetElsewhere(DEB)), "v1.0", false)
                .get(0);
        assertNotNull(elsewhere.carrier(sent -> {}));
        assertNull(apply(labels.get(0)).get(0).carrier(sent -> {}));
    }
}
