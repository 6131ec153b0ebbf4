package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/**
 * A token and the header GitLab reads it from (rest/authentication). Which server may see it is decided in one place,
 * the client that holds it. Immutable; the secret has no public accessor and is in no text.
 */
public final class GitLabToken {
    /** How the token travels. */
    public enum Kind {
        /** Personal, project or group access token: {@code PRIVATE-TOKEN}. */
        PERSONAL,
        /** OAuth 2.0 access token: {@code Authorization: Bearer}. */
        OAUTH,
        /** CI/CD job token of a running job: {@code JOB-TOKEN}. */
        JOB,
        /** Deploy token: {@code DEPLOY-TOKEN}. Good for packages only; every other route sees nobody. */
        DEPLOY
    }

    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{Cc}\\p{Cf}]+|[\\s\\p{Z}\\p{Cc}\\p{Cf}]+$");

    private final Kind kind;
    private final String secret;

    private GitLabToken(Kind kind, @CheckForNull String secret) {
        this.kind = kind;
        this.secret = checked(secret);
    }

    /** A personal, project or group access token. */
    public static GitLabToken personal(String secret) {
        return new GitLabToken(Kind.PERSONAL, secret);
    }

    public static GitLabToken oauth(String secret) {
        return new GitLabToken(Kind.OAUTH, secret);
    }

    public static GitLabToken job(String secret) {
        return new GitLabToken(Kind.JOB, secret);
    }

    public static GitLabToken deploy(String secret) {
        return new GitLabToken(Kind.DEPLOY, secret);
    }

    public Kind kind() {
        return kind;
    }

    /** Names the header that carries the token. */
    public String header() {
        return switch (kind) {
            case PERSONAL -> "PRIVATE-TOKEN";
            case OAUTH -> "Authorization";
            case JOB -> "JOB-TOKEN";
            case DEPLOY -> "DEPLOY-TOKEN";
        };
    }

    public String headerValue() {
        return kind == Kind.OAUTH ? "Bearer " + secret : secret;
    }

    /** The text with this token's secret, as it is, replaced. Fast, for texts of which a server sends thousands. */
    public String dropFrom(String text) {
        return text.contains(secret) ? hideIn(text) : text;
    }

    /** The text with this token's secret, in whatever spelling it is there, replaced. */
    public String hideIn(String text) {
        return EchoedSecret.hide(text, secret);
    }

    /**
     * The token as it was meant. Spaces, line breaks and invisible characters around it are what a form, a file or a mail
     * adds. A header value that OkHttp refuses is repeated in its exception, so it is refused here, unrepeated.
     */
    private static String checked(@CheckForNull String secret) {
        String token = secret == null ? "" : AROUND.matcher(secret).replaceAll("");
        if (token.isEmpty()) {
            throw new IllegalArgumentException("The GitLab token is empty.");
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "The GitLab token contains a blank, a line break or another character that"
                            + " no token has: copy it again into the credential.");
        }
        return token;
    }

    @Override
    public String toString() {
        return "GitLabToken[" + kind + ", ****]";
    }
}
