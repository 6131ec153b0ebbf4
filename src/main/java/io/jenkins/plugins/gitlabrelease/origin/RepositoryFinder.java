package io.jenkins.plugins.gitlabrelease.origin;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks another plugin which repositories a build was made from. The type argument names a class of that plugin: without
 * it Jenkins cannot read what the implementation extends, and leaves the implementation out without a word.
 *
 * @param <S> what the other plugin keeps
 */
public abstract class RepositoryFinder<S> implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(RepositoryFinder.class.getName());

    /** What the other plugin keeps about a build; empty if it keeps nothing. */
    protected abstract List<S> keptOf(Run<?, ?> run);

    /** The repository that one of these stands for. */
    protected abstract BuildRepository read(S kept, Run<?, ?> run);

    /**
     * What a build and all other plugins know. A plugin that fails at this knows nothing, and is named in Jenkins' log.
     *
     * @param environment the build's variables
     */
    public static BuildOrigin originOf(Run<?, ?> run, Map<String, String> environment) {
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
