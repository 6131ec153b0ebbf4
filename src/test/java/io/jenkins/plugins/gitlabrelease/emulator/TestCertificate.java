package io.jenkins.plugins.gitlabrelease.emulator;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;

/** A certificate that no Java trusts by itself, for an emulator behind TLS. */
public final class TestCertificate {

    private static final char[] PASSWORD = "changeit".toCharArray();

    /** A key pair for tests only, with a certificate of its own for 127.0.0.1 that ends in a hundred years. */
    private static final String KEY_STORE = """
        MIID5gIBAzCCA5AGCSqGSIb3DQEHAaCCA4EEggN9MIIDeTCCASAGCSqGSIb3DQEHAaCCAREEggENMIIBCTCCAQUGCyqGSIb3
        DQEMCgECoIG9MIG6MGYGCSqGSIb3DQEFDTBZMDgGCSqGSIb3DQEFDDArBBRzx6OKomHWC980xontq086Ou+SYQICJxACASAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEEtKepCJfHbX8aJFqXPzjtkEUIrp49cJOLurhLqcXR0f1v8X5AZ5wLue86ve
        xKuKS4pWRRpAQJRQm3NkUJjEwyMDpf7mSCTINeOIjhD07hABLARrL1D85l1g0FIPT5d4JmqvMTYwEQYJKoZIhvcNAQkUMQQe
        AgBzMCEGCSqGSIb3DQEJFTEUBBJUaW1lIDE3OTU0MDI1MjMyMjAwggJRBgkqhkiG9w0BBwagggJCMIICPgIBADCCAjcGCSqG
        SIb3DQEHATBmBgkqhkiG9w0BBQ0wWTA4BgkqhkiG9w0BBQwwKwQU0UzJyqMhItBNrfJLSCYgG5T1du8CAicQAgEgMAwGCCqG
        SIb3DQIJBQAwHQYJYIZIAWUDBAEqBBD/yBOcD3FFZCzIXf9RNmL9gIIBwKCg8MMkamldj/O6Pmu2GWCD/SYwRXRD/P8E2ZCb
        J8N/ZnjXnRBx14LV6kRr40e1VmPKMs9E65JGFRDbVmGt34YsL31SOrEX7EB2hnPG6TQf5OQpv4Nh8do0CjAWpr+oWrDKhJom
        mqBA5zaEvIVi1HgPBOHvTzfc4xxJykdrE/Pj8ZqO1AqUbhihTbKreaD30zJiO7gWQbK2kcKd8HksseQxq9hL5G4rzanB9D2e
        mVZSF098A16tkylaOsx6FAbnqLhLbG9tepPNNLPZTmstdW0tn9uvoge708+KlPjK+lWPPI518L8Bhmoxk3ToLwETvArw8Qum
        yYl7u+9gwDkPqsULEokTDbI2om3TaeRLiahQi2DeIEaTIoXee+k9h3YHDgoVEGj/2qjhQUZh89Z6/uez/moHHQiHCERPVr9D
        KhwyFkp31d+oulSMvY0aa7FmHDXhEB3Zvv8zrXc3YZ1PdVcU6TmDrHK+hh5UPMWlq0886cYoZ0uBDepdVXXPsslNwEmDomVZ
        y76bLu6Tv6UExH/BA/uKn+DKoueswAQHxrDB0R3TcRivdrN+H1tg3VTja5bo5JCw8djBN3RFOIy15C0wTTAxMA0GCWCGSAFl
        AwQCAQUABCCOhrBgmlgDAKJODr46cj2jMwXSHrttQG4ZoLVBfdN6PQQUSTP2wYPqk4mVOiIiJ3VwuQs9x+oCAicQ
        """;

    private TestCertificate() {}

    /** The certificate, which is its own authority, in PEM form. */
    public static String pem() throws Exception {
        byte[] certificate = keyStore().getCertificate("s").getEncoded();
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Sockets of a server that shows the certificate; for {@link GitLabEmulator.Builder#https}. */
    public static SSLServerSocketFactory serverSockets() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static KeyStore keyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getMimeDecoder().decode(KEY_STORE)), PASSWORD);
        return store;
    }
}
