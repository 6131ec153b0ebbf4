package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.HarmlessText;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What each file of a run is called: its title in the release, its name in the package, which is the one that a download is
 * saved by, and its permanent path. No two files of a release get one of them, whichever run, job or branch published them.
 *
 * <p>A file keeps what an earlier run called it. Another file of the same title, that is, one from another folder, does not
 * replace it but is called by its whole path, as far as it is known where the first one came from.
 */
final class AssetNames {

    /** Characters of a file name that newer servers take ({@code lib/gitlab/regex/packages.rb}). */
    private static final String NEWER = "~@";

    private final String tag;
    private final AssetOrigins.Claims claims;
    private final ServerState state;
    private final Map<String, ReleaseLink> links = new HashMap<>();
    private final Set<String> takenFiles = new HashSet<>();
    private final Set<String> takenPaths = new HashSet<>();

    /**
     * The names of one file.
     *
     * @param title unique in the release
     * @param fileName legal for GitLab, unique among the files of the release
     * @param path the permanent path below the release; null for none
     */
    record Names(
            Asset asset, String title, String fileName, @CheckForNull String path) {}

    /** @param claims knows which files have which titles */
    AssetNames(String tag, AssetOrigins.Claims claims, ServerState state) {
        this.tag = tag;
        this.claims = claims;
        this.state = state;
        state.links().forEach(link -> links.put(link.name(), link));
    }

    /**
     * Names the files, in their order.
     *
     * @param stays whether a link of the release stays if this run has no file of its title
     */
    List<Names> of(List<NamedAsset> assets, Predicate<ReleaseLink> stays, GitLabClient client, Problems problems)
            throws GitLabException, InterruptedException {
        Map<NamedAsset, String> titles = new IdentityHashMap<>();
        for (NamedAsset asset : assets) {
            titles.put(asset, title(asset, problems));
        }
        Set<String> named = new HashSet<>(titles.values());
        Set<String> shown = named.stream().map(HarmlessText::value).collect(Collectors.toSet());
        state.links().stream()
                .filter(link -> stays.test(link) && !shown.contains(link.name()))
                .forEach(this::take);
        String others = charactersOf(named, client);
        Map<NamedAsset, Names> names = new IdentityHashMap<>();
        // Those that were published before keep their names, and legal names go before those that have to be made so.
        for (int turn = 0; turn < 3; turn++) {
            for (NamedAsset asset : assets) {
                String title = titles.get(asset);
                String kept = keptFile(title);
                String wanted = LegalNames.fileName(title, others);
                int due = kept != null ? 0 : wanted.equals(title) ? 1 : 2;
                if (due == turn) {
                    String fileName = kept != null ? kept : free(wanted, title, takenFiles);
                    names.put(asset, new Names(asset.asset(), title, fileName, path(title)));
                }
            }
        }
        List<Names> inOrder = new ArrayList<>();
        assets.forEach(asset -> inOrder.add(names.get(asset)));
        return inOrder;
    }

    private String title(NamedAsset asset, Problems problems) {
        ReleaseLink link = links.get(HarmlessText.value(asset.name()));
        boolean linked = link != null && state.addresses().packageFile(link.url()) != null;
        String origin = claims.take(asset.name(), asset.asset().path(), linked);
        if (origin == null) {
            return asset.name();
        }
        if (asset.name().equals(asset.asset().path())) {
            problems.add("The release has the asset " + asset.name() + " already, which was published from " + origin
                    + ". Rename this file, or remove that asset first.");
        }
        return asset.asset().path();
    }

    private void take(ReleaseLink link) {
        GenericFile file = state.addresses().packageFile(link.url());
        if (file != null) {
            takenFiles.add(RegistryFiles.savedName(file));
        }
        String path = link.directAssetPath(tag);
        if (file != null && path != null) {
            takenPaths.add(path);
        }
    }

    /** The name that a file of this title has in the package already, if this plugin would have chosen it. */
    @CheckForNull
    private String keptFile(String title) {
        ReleaseLink link = links.get(HarmlessText.value(title));
        GenericFile file = link == null ? null : state.addresses().packageFile(link.url());
        if (file == null || !state.target().holds(file)) {
            return null;
        }
        for (String others : List.of(NEWER, "~", "@", "")) {
            String name = LegalNames.fileName(title, others);
            if (file.file().equals(name) || file.file().equals(LegalNames.apart(name, title))) {
                return file.file();
            }
        }
        return null;
    }

    @CheckForNull
    private String path(String title) {
        ReleaseLink link = links.get(HarmlessText.value(title));
        String wanted = LegalNames.directAssetPath(title);
        if (wanted == null) {
            return null;
        }
        String present = link == null ? null : link.directAssetPath(tag);
        if (wanted.equals(present)) {
            return wanted;
        }
        String apart = LegalNames.apart(wanted, title);
        return apart.equals(present) ? apart : free(wanted, title, takenPaths);
    }

    private static String free(String wanted, String origin, Set<String> taken) {
        String name = taken.contains(wanted) ? LegalNames.apart(wanted, origin) : wanted;
        taken.add(name);
        return name;
    }

    /** Asks the server for the characters that only newer ones take, if a name has one of them. */
    private String charactersOf(Iterable<String> titles, GitLabClient client)
            throws GitLabException, InterruptedException {
        StringBuilder taken = new StringBuilder();
        for (String character : NEWER.split("")) {
            for (String title : titles) {
                String name = LegalNames.fileName(title, character);
                if (name.contains(character) && keptFile(title) == null) {
                    if (client.packages(state.projectId())
                            .takes(state.target().name(), state.target().version(), name)) {
                        taken.append(character);
                    }
                    break;
                }
            }
        }
        return taken.toString();
    }
}
