package io.jenkins.plugins.gitlabrelease.demo;

import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.result.DownloadedFile;
import io.jenkins.plugins.gitlabrelease.result.PublishedAsset;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What a Pipeline can say to the steps, and read from what they return. */
final class StepNames {

    private static final List<Class<?>> RELEASE =
            List.of(ReleaseInfo.class, ReleaseInfo.Asset.class, ReleaseInfo.CollectedEvidence.class);

    private static final Map<String, List<Class<?>>> BEANS = Map.of(
            "gitlabRelease",
            List.of(PublishedRelease.class, PublishedAsset.class),
            "gitlabReleases",
            RELEASE,
            "gitlabReleaseInfo",
            RELEASE,
            "gitlabReleaseDownload",
            List.of(DownloadedFile.class));

    private StepNames() {}

    /** The parameters of a step, those of its parameters, and the properties of what it returns. */
    static Set<String> of(String step) {
        Set<String> names = new TreeSet<>(parametersOf(step));
        if (names.contains("links")) {
            names.addAll(DataBinding.parametersOf(AssetLink.class));
        }
        BEANS.getOrDefault(step, List.of()).forEach(bean -> names.addAll(propertiesOf(bean)));
        return names;
    }

    static Set<String> parametersOf(String step) {
        return DataBinding.parametersOf(PluginSteps.byName().get(step));
    }

    /** What the sandbox lets a script read, but for the text of the whole. */
    static Set<String> propertiesOf(Class<?> bean) {
        return Arrays.stream(bean.getMethods())
                .filter(method -> method.isAnnotationPresent(Whitelisted.class))
                .filter(method -> !method.getName().equals("toString"))
                .map(method -> method.getName().replaceFirst("get|is", ""))
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
