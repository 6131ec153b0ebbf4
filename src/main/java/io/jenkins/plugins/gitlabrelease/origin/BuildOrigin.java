package io.jenkins.plugins.gitlabrelease.origin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a build knows about where it comes from. Nothing of Jenkins is called from here.
 *
 * @param environment the build's variables
 * @param repositories what other plugins know, those first that know best
 */
@Restricted(NoExternalUse.class)
public record BuildOrigin(Map<String, String> environment, List<BuildRepository> repositories) {

    /** For a build of which no other plugin knows anything. */
    public BuildOrigin(Map<String, String> environment) {
        this(environment, List.of());
    }

    /** The repositories that are known in one way. */
    List<BuildRepository> repositories(BuildRepository.Origin origin) {
        return repositories.stream().filter(each -> each.origin() == origin).toList();
    }

    /** The servers that the build's code comes from, by HTTP: scheme, host and port. */
    public List<String> addresses() {
        Stream<GitRemote> variables = environment.entrySet().stream()
                .filter(variable -> ProjectFinder.isAddress(variable.getKey()))
                .map(variable -> GitRemote.parse(variable.getValue()))
                .filter(Objects::nonNull);
        return Stream.concat(variables, repositories.stream().flatMap(BuildRepository::remotes))
                .filter(GitRemote::isHttp)
                .map(remote -> remote.withPath("").toString().replaceFirst("/$", ""))
                .distinct()
                .toList();
    }

    /** Without the variables, in which a Pipeline can have secrets. */
    @Override
    public String toString() {
        return "BuildOrigin[" + environment.size() + " variables, " + repositories + "]";
    }
}
