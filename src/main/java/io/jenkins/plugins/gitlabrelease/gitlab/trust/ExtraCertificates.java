package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/**
 * Trust in certificates that Java does not know, such as a company's own CA, in addition to those that it knows. Host
 * names and validity are checked as ever; nothing here turns a check off.
 */
public final class ExtraCertificates {
    /** The most texts of certificates whose sockets are kept; there is one for each server that needs it. */
    private static final int TEXT_LIMIT = 20;

    /**
     * By text. OkHttp uses a connection again only if it was made by the same socket factory, so that one for each client
     * would mean a new connection for each request.
     */
    private static final Map<String, Trust> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trust> eldest) {
            return size() > TEXT_LIMIT;
        }
    };

    private record Trust(SSLSocketFactory sockets, X509TrustManager manager) {}

    private ExtraCertificates() {}

    /**
     * Lets a client also trust the certificates of a PEM text.
     *
     * @param pem one or more {@code BEGIN CERTIFICATE} blocks
     * @throws IllegalArgumentException if the text holds no certificate, or one that cannot be read
     */
    public static OkHttpClient.Builder trust(OkHttpClient.Builder client, String pem) {
        Trust trust;
        synchronized (KNOWN) {
            trust = KNOWN.computeIfAbsent(pem.strip(), ExtraCertificates::trusting);
        }
        return client.sslSocketFactory(trust.sockets(), trust.manager());
    }

    @SuppressWarnings("lgtm[jenkins/unsafe-calls]") // adds anchors to those of Java, and takes no check away
    private static Trust trusting(String pem) {
        Collection<? extends Certificate> extra = read(pem);
        try {
            X509TrustManager trust = trustManager(extra);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new Trust(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Java cannot set up TLS", e);
        }
    }

    private static Collection<? extends Certificate> read(String pem) {
        Collection<? extends Certificate> certificates;
        try {
            certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "The CA certificate is not a readable X.509 certificate in PEM form.", e);
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("The CA certificate is empty; give it in PEM form.");
        }
        return certificates;
    }

    private static X509TrustManager trustManager(Collection<? extends Certificate> extra)
            throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        int number = 0;
        for (X509Certificate known : trustManager((KeyStore) null).getAcceptedIssuers()) {
            anchors.setCertificateEntry("known-" + number++, known);
        }
        for (Certificate certificate : extra) {
            anchors.setCertificateEntry("extra-" + number++, certificate);
        }
        return trustManager(anchors);
    }

    /** @param anchors null for those of the Java in use */
    private static X509TrustManager trustManager(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
