package io.jenkins.plugins.gitlabrelease.server;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.util.Secret;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * A kind of credential that can hold a GitLab token. These extensions are the only list of the kinds that forms offer,
 * builds accept and messages name.
 *
 * <p>A kind that another plugin brings is an optional extension. Its type argument names a class of that plugin: without
 * the plugin Jenkins cannot read what the extension extends, and leaves it out without a word.
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

    /** What Jenkins calls the kind, within a sentence and with an article. */
    protected abstract String description();

    /** Matches the credentials of every kind. */
    static CredentialsMatcher matcher() {
        return CredentialsMatchers.anyOf(all().stream()
                .map(kind -> CredentialsMatchers.instanceOf(kind.type))
                .toArray(CredentialsMatcher[]::new));
    }

    /** All kinds in one sentence's part: "a secret text, a GitLab API token, or ...". */
    static String descriptions() {
        List<String> kinds = all().stream().map(CredentialKind::description).collect(Collectors.toList());
        int last = kinds.size() - 1;
        return kinds.size() == 2
                ? String.join(" or ", kinds)
                : String.join(", ", kinds.subList(0, last)) + ", or " + kinds.get(last);
    }

    /** The token in a credential of any of these kinds; null if it is of none. */
    @CheckForNull
    static Secret find(StandardCredentials credential) {
        for (CredentialKind<?> kind : all()) {
            if (kind.type.isInstance(credential)) {
                return kind.read(credential);
            }
        }
        return null;
    }

    private Secret read(StandardCredentials credential) {
        return tokenIn(type.cast(credential));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static List<CredentialKind<?>> all() {
        return (List) ExtensionList.lookup(CredentialKind.class);
    }

    /** The kind <em>Secret text</em>. */
    @Extension(ordinal = 2)
    public static final class SecretText extends CredentialKind<StringCredentials> {

        /** For Jenkins. */
        public SecretText() {
            super(StringCredentials.class);
        }

        @Override
        protected Secret tokenIn(StringCredentials credential) {
            return credential.getSecret();
        }

        @Override
        protected String description() {
            return Messages.CredentialKind_SecretText();
        }
    }

    /** The kind <em>Username with password</em>, which the tokens of the plugin gitlab-branch-source extend. */
    @Extension
    public static final class UsernamePassword extends CredentialKind<StandardUsernamePasswordCredentials> {

        /** For Jenkins. */
        public UsernamePassword() {
            super(StandardUsernamePasswordCredentials.class);
        }

        @Override
        protected Secret tokenIn(StandardUsernamePasswordCredentials credential) {
            return credential.getPassword();
        }

        @Override
        protected String description() {
            return Messages.CredentialKind_UsernamePassword();
        }
    }
}
