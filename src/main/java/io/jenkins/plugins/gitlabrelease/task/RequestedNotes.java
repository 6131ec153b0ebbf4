package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.artifact.BuildContent;
import io.jenkins.plugins.gitlabrelease.artifact.BuildFiles;
import io.jenkins.plugins.gitlabrelease.artifact.ChangeList;
import io.jenkins.plugins.gitlabrelease.artifact.ChangelogSection;
import io.jenkins.plugins.gitlabrelease.artifact.RelativePath;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The notes that a user's options ask for: the description, below it the file, below that the changelog. */
final class RequestedNotes {

    /** No text of GitLab's longest takes more: UTF-8 has at most four bytes for one character. */
    private static final int MOST_BYTES = 4 * ReleaseRequest.LONGEST_DESCRIPTION;

    /** What is attached is held in memory, so it has a limit, too; in bytes. */
    private static final int MOST_ATTACHED_BYTES = 16 << 20;

    private static final String DEFAULT_CHANGELOG = "CHANGELOG.md";

    /** Git keeps the signature of a tag at the end of its message, and GitLab passes it on as it is. */
    private static final Pattern SIGNATURE =
            Pattern.compile("(?m)^-----BEGIN (?:PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----");

    private final ReleaseOptions options;
    private final ProjectAccess access;
    private final Variables variables;
    private final BuildContent content;
    private final LongNotes longNotes;

    RequestedNotes(ReleaseOptions options, ProjectAccess access, BuildContent content, LongNotes longNotes) {
        this.options = options;
        this.access = access;
        this.variables = access.variables();
        this.content = content;
        this.longNotes = longNotes;
    }

    /**
     * The notes, without a changelog that GitLab makes.
     *
     * @param tag the tag to release, which need not exist yet
     * @return null if there are none
     * @throws ReleaseException if a file is missing, too long or no text, or has no section of the tag's version
     */
    @CheckForNull
    String of(ChangelogSource changelog, String tag) throws IOException, InterruptedException {
        String changelogFile = variables.inText(options.getChangelogFile());
        if (changelogFile != null && changelog != ChangelogSource.FILE) {
            throw new ReleaseException("The parameter changelogFile is \"" + changelogFile + "\", and changelog is "
                    + changelog.name().toLowerCase(Locale.ROOT)
                    + ". Set changelog to file, or leave changelogFile out.");
        }
        String file = variables.inText(options.getDescriptionFile());
        return Stream.of(
                        variables.inText(options.getDescription()),
                        file == null ? null : read("descriptionFile", file).stripTrailing(),
                        switch (changelog) {
                            case BUILD -> ChangeList.of(content.changes());
                            case TAG -> messageOf(tag);
                            case FILE -> section(changelogFile == null ? DEFAULT_CHANGELOG : changelogFile, tag);
                            case NONE, GITLAB -> null;
                        })
                .filter(part -> ReleaseOptions.blankToNull(part) != null)
                .reduce((above, below) -> above.stripTrailing() + "\n\n" + below)
                .orElse(null);
    }

    /** The message of the tag, or the one it is going to get; null for a lightweight tag. */
    @CheckForNull
    private String messageOf(String tag) throws IOException, InterruptedException {
        Optional<Tag> found = access.client().tags(access.project()).find(tag);
        String message = found.isPresent() ? found.get().message() : variables.inText(options.getTagMessage());
        if (ReleaseOptions.blankToNull(message) == null) {
            access.log().line("no changelog: the tag " + tag + " has no message");
            return null;
        }
        Matcher signature = SIGNATURE.matcher(message);
        return (signature.find() ? message.substring(0, signature.start()) : message).strip();
    }

    private String section(String file, String tag) throws IOException, InterruptedException {
        return ChangelogSection.of(read("changelogFile", file), tag)
                .orElseThrow(() -> new ReleaseException("The changelog \"" + file + "\" has no section for the tag "
                        + tag + ". Add one with a heading such as \"## " + tag + "\", or use another changelog."));
    }

    private String read(String parameter, String file) throws IOException, InterruptedException {
        return textOf(find(parameter, file), parameter, file);
    }

    private Asset find(String parameter, String file) throws IOException, InterruptedException {
        String path = RelativePath.of("The parameter " + parameter, file);
        BuildFiles workspace = content.workspace();
        Asset found = workspace == null ? null : workspace.get(path);
        if (found == null) {
            found = content.artifacts().get(path);
        }
        if (found == null) {
            throw new ReleaseException("The file \"" + file + "\" of the parameter " + parameter + " is not among the "
                    + "archived artifacts"
                    + (workspace == null ? ", and this call has no workspace" : " and not in the workspace")
                    + ". Write or archive it before the release is published.");
        }
        return found;
    }

    /** A changelog may be longer than the notes: only one section of it is published. */
    private String textOf(Asset asset, String parameter, String file) throws IOException {
        boolean attaches = longNotes == LongNotes.ATTACH;
        int most = attaches ? MOST_ATTACHED_BYTES : MOST_BYTES;
        byte[] bytes;
        try (InputStream in = asset.open()) {
            bytes = in.readNBytes(most + 1);
        }
        String text = bytes.length > most ? null : decoded(bytes, parameter, file);
        if (text == null && attaches) {
            throw new ReleaseException("The file \"" + file + "\" of the parameter " + parameter + " is larger than "
                    + HumanReadable.size(most) + ", which is too large for notes. Publish it with files or artifacts.");
        }
        boolean whole = parameter.equals("descriptionFile") && !attaches;
        if (text == null || whole && text.codePointCount(0, text.length()) > ReleaseRequest.LONGEST_DESCRIPTION) {
            throw new ReleaseException(
                    "The file \"" + file + "\" of the parameter " + parameter + " is longer than the "
                            + ReleaseRequest.LONGEST_DESCRIPTION
                            + " characters that GitLab takes. Shorten it, or set notesTooLong to attach.");
        }
        if (text.indexOf('\0') >= 0) {
            throw new ReleaseException(notEncoded(parameter, file));
        }
        return text;
    }

    private static String decoded(byte[] bytes, String parameter, String file) throws ReleaseException {
        // Windows' shells write their output in UTF-16.
        boolean wide = startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe);
        try {
            String text = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ReleaseException(notEncoded(parameter, file), e);
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    private static String notEncoded(String parameter, String file) {
        return "The file \"" + file + "\" of the parameter " + parameter + " is not encoded in UTF-8. Convert it.";
    }
}
