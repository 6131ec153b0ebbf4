package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionWordTest {

    @Test
    void theDefaultIsTheFirstWordAndNotStored() {
        for (OptionWord<?> option : List.of(OptionWord.CHANGELOG, OptionWord.LINK_TO, OptionWord.IF_EXISTS)) {
            String standard = option.shown(null);
            assertEquals(standard, option.words().get(0));
            assertNull(option.stored(standard));
            assertNull(option.stored(" "));
        }
    }

    @Test
    void anyOtherTextIsStored() {
        assertEquals("gitlab", OptionWord.CHANGELOG.stored(" gitlab "));
        assertEquals("${WHERE}", OptionWord.LINK_TO.stored("${WHERE}"));
        assertEquals("${WHERE}", OptionWord.LINK_TO.shown("${WHERE}"));
    }

    @Test
    void wordsAreUnderstoodInAnyCase() throws Exception {
        assertSame(ChangelogSource.BUILD, OptionWord.CHANGELOG.parse("build"));
        assertSame(LinkTarget.JENKINS, OptionWord.LINK_TO.parse("Jenkins"));
    }

    @Test
    void anUnknownWordIsAnsweredWithTheKnownOnes() {
        ReleaseException e = assertThrows(ReleaseException.class, () -> OptionWord.CHANGELOG.parse("git"));
        assertEquals("The parameter changelog is \"git\", and can be none, build, gitlab.", e.getMessage());
    }
}
