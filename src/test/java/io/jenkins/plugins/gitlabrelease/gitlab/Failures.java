package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import org.junit.jupiter.api.function.Executable;

/** Catches what a call throws, and checks what every message must be. */
public final class Failures {
    private Failures() {}

    public static GitLabException of(ErrorKind kind, Executable call) {
        GitLabException e = assertThrows(GitLabException.class, call);
        assertEquals(kind, e.kind(), e.getMessage());
        assertEquals(HarmlessText.oneLine(e.getMessage(), 2000), e.getMessage());
        return e;
    }
}
