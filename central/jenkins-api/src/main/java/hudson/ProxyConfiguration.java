package hudson;

import hudson.util.Secret;
import java.io.Serializable;
import java.net.Proxy;

public final class ProxyConfiguration implements Serializable {
    private ProxyConfiguration() {}

    public String getUserName() {
        throw new UnsupportedOperationException();
    }

    public Secret getSecretPassword() {
        throw new UnsupportedOperationException();
    }

    public Proxy createProxy(String host) {
        throw new UnsupportedOperationException();
    }
}
