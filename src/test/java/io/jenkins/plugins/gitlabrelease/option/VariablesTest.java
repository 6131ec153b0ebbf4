package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    /** Replaces as Jenkins does: what is not set stays, and a doubled dollar sign becomes one. */
    private final Variables variables = new Variables(text -> text.replace("$$", "\0")
            .replace("${X}", "1")
            .replace("$X", "1")
            .replace("$EMPTY", "")
            .replace('\0', '$'));

    @Test
    void replacesVariables() throws Exception {
        assertEquals("v1", variables.in("tag", "v$X"));
        assertEquals("v1.1", variables.in("tag", "v$X.${X}"));
        assertEquals("Notes of 1", variables.inText("Notes of $X"));
        assertNull(variables.in("tag", null));
        assertNull(variables.inText(null));
    }

    @Test
    void whatBecomesBlankIsAsIfLeftOut() throws Exception {
        assertNull(variables.in("tag", "$EMPTY"));
        assertNull(variables.inText("$EMPTY"));
        assertEquals("skip", variables.inText("skip$EMPTY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${NOPE}", "v$NOPE", "v${NOPE}-$X", "v${A:-b}", "$_"})
    void aVariableThatIsNotSetIsNoName(String value) {
        String message = assertThrows(ReleaseException.class, () -> variables.in("tag", value))
                .getMessage();
        assertEquals(
                "The parameter tag is \"" + value + "\", and the build has no variable "
                        + value.replaceAll("^v|-\\$X$", "")
                        + ". Define it, for example as a parameter of the job, or write $$ where a dollar sign is"
                        + " meant.",
                message);
    }

    @Test
    void aDollarSignThatIsMeantStays() throws Exception {
        assertEquals("only $5", variables.in("name", "only $5"));
        assertEquals("$NOPE", variables.in("name", "$$NOPE"));
        assertEquals("Of 1, for $5 and ${NOPE}", variables.inText("Of $X, for $$5 and ${NOPE}"));
    }

    @Test
    void aPipelineMeansWhatItSays() throws Exception {
        assertEquals("${NOPE}", Variables.NONE.in("tag", "${NOPE}"));
        assertEquals("$$5", Variables.NONE.inText("$$5"));
    }

    @Test
    void noMilestonesAreNotTheSameAsAnEmptyList() throws Exception {
        assertEquals(List.of("1.1"), variables.inTitles("milestones", List.of("1.$X", "$EMPTY")));
        assertNull(variables.inTitles("milestones", null));
        assertEquals(List.of(), variables.inTitles("milestones", List.of()));
        assertNull(variables.inTitles("milestones", List.of("$EMPTY")));
        assertThrows(ReleaseException.class, () -> variables.inTitles("milestones", List.of("$NOPE")));
    }

    @Test
    void replacesVariablesInLinks() throws Exception {
        AssetLink link = new AssetLink("Manual $X", "https://docs.example.com/$X");
        link.setType("runbook$EMPTY");
        link.setPath("/manual-$X");
        assertEquals(
                new LinkRequest("Manual 1", "https://docs.example.com/1", LinkType.RUNBOOK, "/manual-1"),
                link.toRequest(variables));
    }

    @Test
    void aLinkWithAVariableThatIsNotSetIsRefused() {
        AssetLink link = new AssetLink("Manual", "https://$HOST/x");
        String message = assertThrows(ReleaseException.class, () -> link.toRequest(variables))
                .getMessage();
        assertEquals(
                "The parameter url of a link is \"https://$HOST/x\", and the build has no variable $HOST. Define it, for"
                        + " example as a parameter of the job, or write $$ where a dollar sign is meant.",
                message);
    }
}
