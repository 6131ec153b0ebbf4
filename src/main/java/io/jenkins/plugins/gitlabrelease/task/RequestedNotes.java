package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.artifact.BuildContent;
import io.jenkins.plugins.gitlabrelease.artifact.BuildFiles;
import io.jenkins.plugins.gitlabrelease.artifact.ChangeList;
import io.jenkins.plugins.gitlabrelease.artifact.RelativePath;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The notes that a user's options ask for: the description, below it the file, below that what the build has changed. */
final class RequestedNotes {

    /** No text of GitLab's longest takes more: UTF-8 has at most three bytes for one character of Java. */
    private static final int MOST_BYTES = 3 * ReleaseRequest.LONGEST_DESCRIPTION;

    private RequestedNotes() {}

    /**
     * The notes, without a changelog that GitLab makes.
     *
     * @return null if there are none
     * @throws ReleaseException if the file is missing, too long or no text
     */
    @CheckForNull
    static String of(ReleaseOptions options, Variables variables, ChangelogSource changelog, BuildContent sources)
            throws IOException, InterruptedException {
        String file = variables.inText(options.getDescriptionFile());
        return Stream.of(
                        variables.inText(options.getDescription()),
                        file == null ? null : textOf(find(file, sources), file).stripTrailing(),
                        changelog == ChangelogSource.BUILD ? ChangeList.of(sources.changes()) : null)
                .filter(part -> ReleaseOptions.blankToNull(part) != null)
                .reduce((above, below) -> above.stripTrailing() + "\n\n" + below)
                .orElse(null);
    }

    private static Asset find(String file, BuildContent sources) throws IOException, InterruptedException {
        String path = RelativePath.of("The parameter descriptionFile", file);
        BuildFiles workspace = sources.workspace();
        Asset found = workspace == null ? null : workspace.get(path);
        if (found == null) {
            found = sources.artifacts().get(path);
        }
        if (found == null) {
            throw new ReleaseException("The file \"" + file + "\" of the parameter descriptionFile is not among the "
                    + "archived artifacts"
                    + (workspace == null ? ", and there is no workspace here" : " and not in the workspace")
                    + ". Write or archive it before the release is published.");
        }
        return found;
    }

    private static String textOf(Asset asset, String file) throws IOException {
        byte[] bytes;
        try (InputStream in = asset.open()) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new ReleaseException("The file \"" + file + "\" of the parameter descriptionFile is longer than the "
                    + ReleaseRequest.LONGEST_DESCRIPTION
                    + " characters that GitLab takes. Shorten it, or attach it as a file.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ReleaseException(
                    "The file \"" + file + "\" of the parameter descriptionFile is no text in UTF-8. Convert it.", e);
        }
    }
}
