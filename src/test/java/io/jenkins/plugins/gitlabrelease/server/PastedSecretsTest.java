package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.emulator.TestCertificate;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ExtraCertificates;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste into the forms of credentials is not what was in the file. */
class PastedSecretsTest {

    private static final String KEY =
            "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n";

    private static void assertTrusted(String pasted) throws Exception {
        ExtraCertificates.trust(new OkHttpClient.Builder(), CaCertificates.certificatesIn(pasted));
    }

    @Test
    void aCertificateWithoutItsLineEndsIsRead() throws Exception {
        assertTrusted(TestCertificate.pem().replaceAll("\\R", ""));
        assertTrusted(TestCertificate.pem().replaceAll("\\R", " "));
        assertTrusted(TestCertificate.pem().replaceAll("\\R", "\r"));
        assertTrusted(TestCertificate.pem().replaceAll("\\R", "\\\\n"));
        assertTrusted(TestCertificate.pem().replaceAll("\\R", "\\\\r\\\\n"));
    }

    @Test
    void aKeyCommentsOrAByteOrderMarkBeforeTheCertificateAreLeftOut() throws Exception {
        assertTrusted(KEY + TestCertificate.pem());
        assertTrusted((KEY + TestCertificate.pem()).replaceAll("\\R", ""));
        assertTrusted("\uFEFF" + TestCertificate.pem());
        assertTrusted("\u00ef\u00bb\u00bf# Our CA, J\u00f8rgen\n" + TestCertificate.pem());
        assertTrusted(TestCertificate.pem().replace("MII", "M\u200bII"));
    }

    @Test
    void severalCertificatesStaySeveral() throws Exception {
        String two = TestCertificate.pem() + TestCertificate.pem();
        assertEquals(3, CaCertificates.certificatesIn(two.replaceAll("\\R", "")).split("BEGIN CERTIFICATE").length);
    }

    @Test
    void textWithoutACertificateIsLeftToBeRefused() {
        assertEquals("nothing", CaCertificates.certificatesIn("nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFglpat-abc",
                "glpat-\u200babc",
                "glpat-abc\r\n",
                "glpat-\nabc",
                " glpat-abc\u00a0",
                "\u2060glpat-abc\u0000"
            })
    void whatCannotBeSeenIsNoPartOfAToken(String pasted) {
        assertEquals("glpat-abc", GitLabCredentials.visible(pasted));
    }
}
