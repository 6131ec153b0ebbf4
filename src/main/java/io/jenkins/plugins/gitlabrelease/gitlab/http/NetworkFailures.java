package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads the exceptions of a connection that failed. */
final class NetworkFailures {
    private static final int LONGEST = 300;

    private NetworkFailures() {}

    static ErrorKind kind(IOException e) {
        if (e instanceof TransferReport.Reported reported) {
            return reported.kind();
        }
        if (has(e, ApiRequest.SourceFailure.class)) {
            return ErrorKind.SOURCE_UNREADABLE;
        }
        if (has(e, DownloadReader.TargetFailure.class)) {
            return ErrorKind.TARGET_UNWRITABLE;
        }
        if (has(e, SSLPeerUnverifiedException.class)
                || has(e, CertificateException.class)
                || has(e, CertPathValidatorException.class)) {
            return ErrorKind.UNTRUSTED_CERTIFICATE;
        }
        return words(e, UnaryOperator.identity()).contains("authenticate with proxy")
                ? ErrorKind.PROXY_AUTHENTICATION
                : ErrorKind.UNREACHABLE;
    }

    /** @param hiding applied to what the exceptions say, before it is cut */
    static String detail(ErrorKind kind, IOException e, UnaryOperator<String> hiding) {
        String words = words(kind, e, hiding);
        return switch (kind) {
            case SOURCE_UNREADABLE -> "failed, the file to upload could not be read: " + words;
            case TARGET_UNWRITABLE -> "failed, the file could not be written: " + words;
            case UNTRUSTED_CERTIFICATE -> "got no secure connection: " + words;
            default -> "got no answer: " + words;
        };
    }

    /** What the exceptions say, without what was tried. */
    static String words(ErrorKind kind, IOException e, UnaryOperator<String> hiding) {
        boolean file = (kind == ErrorKind.SOURCE_UNREADABLE || kind == ErrorKind.TARGET_UNWRITABLE)
                && !(e instanceof TransferReport.Reported);
        return words(file ? cause(e) : e, hiding);
    }

    private static Throwable cause(IOException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String words(Throwable e, UnaryOperator<String> hiding) {
        if (e instanceof TransferReport.Reported) {
            return HarmlessText.oneLine(hiding.apply(e.getMessage()), 2 * LONGEST);
        }
        if (e instanceof UnknownHostException) {
            return "the host name is unknown";
        }
        if (e instanceof InterruptedIOException) {
            return "timed out"
                    + (e.getMessage() == null
                            ? ""
                            : " (" + HarmlessText.oneLine(hiding.apply(e.getMessage()), LONGEST) + ")");
        }
        if (e instanceof EOFException) {
            return "the connection was closed too early";
        }
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : HarmlessText.oneLine(hiding.apply(message), LONGEST);
    }

    private static boolean has(@CheckForNull Throwable e, Class<? extends Throwable> type) {
        for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
