package io.jenkins.plugins.gitlabrelease.artifact;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A path that stays below the folder it is taken in. Checked for what a user wrote, and for what an agent answered: an
 * agent is not trusted.
 */
@Restricted(NoExternalUse.class)
public final class RelativePath {

    private RelativePath() {}

    /**
     * The path with {@code /} between its parts, without {@code .} and empty ones.
     *
     * @param what the path's purpose, for the message: "The parameter descriptionFile"
     * @throws ReleaseException if the path is absolute, leaves its folder, or names none of its files
     */
    public static String of(String what, String path) throws ReleaseException {
        String slashed = path.strip().replace('\\', '/');
        List<String> parts = Arrays.stream(slashed.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        boolean absolute = slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*");
        if (absolute || parts.isEmpty() || parts.contains("..") || slashed.indexOf('\0') >= 0) {
            throw new ReleaseException(
                    what + " is \"" + path + "\", and must be a path below the workspace, without \"..\".");
        }
        return String.join("/", parts);
    }
}
