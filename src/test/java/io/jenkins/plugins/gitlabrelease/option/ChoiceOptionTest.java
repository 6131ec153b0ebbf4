package io.jenkins.plugins.gitlabrelease.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.LinkTarget;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceOptionTest {

    @Test
    void theDefaultIsTheFirstWordAndNotStored() {
        for (ChoiceOption<?> option : List.of(ChoiceOption.CHANGELOG, ChoiceOption.LINK_TO, ChoiceOption.IF_EXISTS)) {
            String standard = option.shown(null);
            assertEquals(standard, option.choices().keySet().iterator().next());
            assertNull(option.stored(standard));
            assertNull(option.stored(" "));
        }
    }

    @Test
    void anyOtherTextIsStored() {
        assertEquals("gitlab", ChoiceOption.CHANGELOG.stored(" gitlab "));
        assertEquals("${WHERE}", ChoiceOption.LINK_TO.stored("${WHERE}"));
        assertEquals("${WHERE}", ChoiceOption.LINK_TO.shown("${WHERE}"));
    }

    @Test
    void wordsAreUnderstoodInAnyCase() throws Exception {
        assertSame(ChangelogSource.BUILD, ChoiceOption.CHANGELOG.parse("build"));
        assertSame(LinkTarget.JENKINS, ChoiceOption.LINK_TO.parse("Jenkins"));
    }

    @Test
    void anUnknownWordIsAnsweredWithTheKnownOnes() {
        ReleaseException e = assertThrows(ReleaseException.class, () -> ChoiceOption.CHANGELOG.parse("git"));
        assertEquals("The parameter changelog is \"git\", and can be none, build, gitlab, tag, file.", e.getMessage());
    }
}
