package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.TestCertificate;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraCertificatesTest {
    @Test
    void aServerWithAnUnknownCertificateIsRefusedAndExplained() throws Exception {
        try (Fixture fixture = new Fixture(GitLabEmulator.builder().https(TestCertificate.serverSockets()))) {
            GitLabException e = Failures.of(
                    ErrorKind.UNTRUSTED_CERTIFICATE, () -> fixture.releases().find("v1"));
            assertTrue(e.getMessage().contains("CA certificate"), e.getMessage());
            assertEquals(0, fixture.retries.size());
        }
    }

    @Test
    void aServerWithATrustedCertificateIsServed() throws Exception {
        try (Fixture fixture = new Fixture(GitLabEmulator.builder().https(TestCertificate.serverSockets()))) {
            OkHttpClient trusting = ExtraCertificates.trust(new OkHttpClient.Builder(), TestCertificate.pem())
                    .build();
            GitLabClient client = fixture.builder(fixture.gitlab.url())
                    .token(GitLabToken.personal(fixture.gitlab.token(Role.MAINTAINER, "api")))
                    .http(trusting)
                    .build();
            assertEquals(Optional.empty(), client.releases(fixture.id).find("v1"));
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefusedAllTheSame() throws Exception {
        try (Fixture fixture = new Fixture(GitLabEmulator.builder().https(TestCertificate.serverSockets()))) {
            OkHttpClient trusting = ExtraCertificates.trust(new OkHttpClient.Builder(), TestCertificate.pem())
                    .build();
            GitLabClient client = fixture.builder(fixture.gitlab.url().replace("127.0.0.1", "localhost"))
                    .http(trusting)
                    .build();
            Failures.of(
                    ErrorKind.UNTRUSTED_CERTIFICATE,
                    () -> client.releases(fixture.id).find("v1"));
        }
    }

    @Test
    void whatJavaTrustsIsStillTrusted() throws Exception {
        int known = new OkHttpClient().x509TrustManager().getAcceptedIssuers().length;
        OkHttpClient trusting = ExtraCertificates.trust(
                        new OkHttpClient.Builder(), TestCertificate.pem() + TestCertificate.pem())
                .build();
        assertEquals(known + 1, trusting.x509TrustManager().getAcceptedIssuers().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"})
    void refusesWhatIsNoCertificate(String pem) {
        assertThrows(IllegalArgumentException.class, () -> ExtraCertificates.trust(new OkHttpClient.Builder(), pem));
    }
}
