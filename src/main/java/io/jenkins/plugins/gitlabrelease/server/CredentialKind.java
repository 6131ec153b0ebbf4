package io.jenkins.plugins.gitlabrelease.server;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.util.Secret;
import java.util.stream.Stream;

/**
 * A kind of credential that holds a GitLab token and that only some Jenkins know, because another plugin brings it.
 *
 * <p>Implementations are optional extensions. Each names a class of that plugin as its type argument: without the
 * plugin Jenkins cannot read what the implementation extends, and leaves it out without a word.
 *
 * @param <C> the kind
 */
public abstract class CredentialKind<C extends StandardCredentials> implements ExtensionPoint {

    private final Class<C> type;

    protected CredentialKind(Class<C> type) {
        this.type = type;
    }

    /** The token in a credential of this kind. */
    protected abstract Secret tokenIn(C credential);

    /** Matches the credentials of all these kinds, and those that any of the given ones matches. */
    static CredentialsMatcher matcherWith(CredentialsMatcher... always) {
        return CredentialsMatchers.anyOf(Stream.concat(
                        ExtensionList.lookup(CredentialKind.class).stream().map(kind -> kind.matcher()),
                        Stream.of(always))
                .toArray(CredentialsMatcher[]::new));
    }

    private CredentialsMatcher matcher() {
        return CredentialsMatchers.instanceOf(type);
    }

    /** The token in a credential of any of these kinds; null if it is of none. */
    @CheckForNull
    static Secret find(StandardCredentials credential) {
        for (CredentialKind<?> kind : ExtensionList.lookup(CredentialKind.class)) {
            if (kind.type.isInstance(credential)) {
                return kind.read(credential);
            }
        }
        return null;
    }

    private Secret read(StandardCredentials credential) {
        return tokenIn(type.cast(credential));
    }
}
