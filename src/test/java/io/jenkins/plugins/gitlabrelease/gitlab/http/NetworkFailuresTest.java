package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailuresTest {
    static Stream<Arguments> failures() {
        IOException handshake = new SSLHandshakeException("PKIX path building failed");
        handshake.initCause(new CertificateException("x"));
        return Stream.of(
                Arguments.of(
                        new UnknownHostException("h"),
                        ErrorKind.UNREACHABLE,
                        "got no answer: the host name is unknown"),
                Arguments.of(
                        new ConnectException("Connection refused"),
                        ErrorKind.UNREACHABLE,
                        "got no answer: Connection refused"),
                Arguments.of(
                        new SocketTimeoutException("timeout"),
                        ErrorKind.UNREACHABLE,
                        "got no answer: timed out (timeout)"),
                Arguments.of(
                        new EOFException("\\n not found"),
                        ErrorKind.UNREACHABLE,
                        "got no answer: the connection was closed too early"),
                Arguments.of(new IOException("a\nb"), ErrorKind.UNREACHABLE, "got no answer: a b"),
                Arguments.of(new IOException(), ErrorKind.UNREACHABLE, "got no answer: IOException"),
                Arguments.of(new SSLException("closed"), ErrorKind.UNREACHABLE, "got no answer: closed"),
                Arguments.of(
                        handshake,
                        ErrorKind.UNTRUSTED_CERTIFICATE,
                        "got no secure connection: PKIX path building failed"),
                Arguments.of(
                        new SSLPeerUnverifiedException("Hostname h not verified"),
                        ErrorKind.UNTRUSTED_CERTIFICATE,
                        "got no secure connection: Hostname h not verified"),
                Arguments.of(
                        new IOException("Failed to authenticate with proxy"),
                        ErrorKind.PROXY_AUTHENTICATION,
                        "got no answer: Failed to authenticate with proxy"),
                Arguments.of(
                        new ApiRequest.SourceFailure(new IOException("agent is gone")),
                        ErrorKind.SOURCE_UNREADABLE,
                        "failed, the file to upload could not be read: agent is gone"),
                Arguments.of(
                        new DownloadReader.TargetFailure(new IOException("No space left on device")),
                        ErrorKind.TARGET_UNWRITABLE,
                        "failed, the file could not be written: No space left on device"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("failures")
    void readsThem(IOException failure, ErrorKind kind, String detail) {
        assertEquals(kind, NetworkFailures.kind(failure));
        assertEquals(detail, NetworkFailures.detail(kind, failure, UnaryOperator.identity()));
    }
}
