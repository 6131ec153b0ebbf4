package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import org.junit.jupiter.api.Test;

class AssetLinkTest {

    private final AssetLink link = new AssetLink(" Manual ", " https://docs.example.com/ ");

    @Test
    void blankIsAsIfLeftOut() {
        link.setType(" ");
        link.setPath("");
        assertEquals("other", link.getType());
        assertNull(link.getPath());
        assertEquals("", new AssetLink(" ", "").getName());
    }

    @Test
    void becomesARequest() throws Exception {
        link.setType("Runbook");
        link.setPath("/manual");
        assertEquals(
                new LinkRequest("Manual", "https://docs.example.com/", LinkType.RUNBOOK, "/manual"),
                link.toRequest(Variables.NONE));
    }

    @Test
    void whatIsMissingIsLeftToTheEngine() throws Exception {
        assertEquals(
                new LinkRequest("", "", LinkType.OTHER, null), new AssetLink(null, null).toRequest(Variables.NONE));
    }

    @Test
    void unknownTypeIsRefused() {
        link.setType("doc");
        ReleaseException e = assertThrows(ReleaseException.class, () -> link.toRequest(Variables.NONE));
        assertEquals(
                "The link \"Manual\" has the type \"doc\", which GitLab does not know; use one of other, runbook,"
                        + " image, package.",
                e.getMessage());
    }
}
