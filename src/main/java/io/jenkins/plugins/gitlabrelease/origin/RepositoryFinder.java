package io.jenkins.plugins.gitlabrelease.origin;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.server.CredentialKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Another plugin that knows which repositories a build has to do with. As with {@link CredentialKind}, the type argument keeps
 * an implementation from being loaded without that plugin.
 *
 * @param <S> what the other plugin keeps
 */
public abstract class RepositoryFinder<S> implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(RepositoryFinder.class.getName());

    /** What the other plugin keeps about a build; empty if that is nothing. */
    protected abstract List<S> keptOf(Run<?, ?> run);

    /** What that says. */
    protected abstract BuildRepository read(S kept, Run<?, ?> run);

    /**
     * What a build and all other plugins know. A plugin that fails to tell knows nothing, and is named in Jenkins' log.
     *
     * @param environment the build's variables
     */
    public static BuildOrigin factsOf(Run<?, ?> run, Map<String, String> environment) {
        return new BuildOrigin(environment, repositoriesOf(run, ExtensionList.lookup(RepositoryFinder.class)));
    }

    @SuppressWarnings("rawtypes")
    static List<BuildRepository> repositoriesOf(Run<?, ?> run, List<RepositoryFinder> origins) {
        List<BuildRepository> repositories = new ArrayList<>();
        for (RepositoryFinder<?> origin : origins) {
            try {
                origin.addTo(repositories, run);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(
                        Level.WARNING, e, () -> "Cannot tell the repositories of " + run + " by " + origin.getClass());
            }
        }
        return repositories;
    }

    private void addTo(List<BuildRepository> repositories, Run<?, ?> run) {
        for (S kept : keptOf(run)) {
            repositories.add(read(kept, run));
        }
    }
}
