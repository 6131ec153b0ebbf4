package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    /** Links with a title that is not their file's name, by that file, so that it is found again under another title. */
    private final Map<String, ReleaseLink> linksOfFiles = new HashMap<>();

    /** The numbers of the same links. */
    private final Set<Long> retitled = new HashSet<>();

    private final Set<String> takenFiles = new HashSet<>();
    private final Set<String> takenPaths = new HashSet<>();

    /**
     * The names of one file.
     *
     * @param title unique in the release
     * @param fileName legal for GitLab, unique among the files of the release
     * @param type how GitLab shows it
     * @param path the permanent path below the release; null for none
     */
    record Names(
            Asset asset,
            String title,
            String fileName,
            LinkType type,
            @CheckForNull String path) {}

    /** @param claims knows which files have which titles */
    AssetNames(String tag, AssetOrigins.Claims claims, ServerState state) {
        this.tag = tag;
        this.claims = claims;
        this.state = state;
        for (ReleaseLink link : state.links()) {
            links.put(link.name(), link);
            GenericFile file = state.addresses().packageFile(link.url());
            if (file != null && state.target().holds(file) && !isNameOf(file.file(), link.name())) {
                linksOfFiles.put(file.file(), link);
                retitled.add(link.id());
            }
        }
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
        Set<String> shown = new HashSet<>();
        Set<Long> found = new HashSet<>();
        titles.forEach((asset, title) -> {
            shown.add(HarmlessText.value(title));
            ReleaseLink link = linkOf(title);
            if (link != null) {
                found.add(link.id());
            }
        });
        state.links().stream()
                .filter(link -> stays.test(link) && !shown.contains(link.name()) && !found.contains(link.id()))
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
                    String given = asset.asset().permanentPath();
                    names.put(
                            asset,
                            new Names(
                                    asset.asset(),
                                    asset.asset().title() == null ? title : asset.title(),
                                    fileName,
                                    asset.asset().linkType(),
                                    given == null ? path(title) : given));
                }
            }
        }
        List<Names> inOrder = new ArrayList<>();
        assets.forEach(asset -> inOrder.add(names.get(asset)));
        return inOrder;
    }

    private String title(NamedAsset asset, Problems problems) {
        ReleaseLink link = linkOf(asset.name());
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

    /**
     * The link of an asset: it has a title of its own and leads to the asset's file, or has the asset's name, which can be the
     * title of another file.
     */
    @CheckForNull
    private ReleaseLink linkOf(String name) {
        ReleaseLink link = links.get(HarmlessText.value(name));
        if (linksOfFiles.isEmpty() || link != null && !retitled.contains(link.id())) {
            return link;
        }
        return namesOf(name)
                .map(linksOfFiles::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(link);
    }

    /** Whether a file of this plugin's would be called so in the package, on some server. */
    static boolean isNameOf(String file, String title) {
        return namesOf(title).anyMatch(file::equals);
    }

    /** What a file may be called in the package, on one server or another. */
    private static Stream<String> namesOf(String title) {
        return Stream.of(NEWER, "~", "@", "")
                .map(others -> LegalNames.fileName(title, others))
                .distinct()
                .flatMap(name -> Stream.<Supplier<String>>of(() -> name, () -> LegalNames.apart(name, title)))
                .map(Supplier::get);
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
        ReleaseLink link = linkOf(title);
        GenericFile file = link == null ? null : state.addresses().packageFile(link.url());
        if (file == null || !state.target().holds(file)) {
            return null;
        }
        return isNameOf(file.file(), title) ? file.file() : null;
    }

    @CheckForNull
    private String path(String title) {
        ReleaseLink link = linkOf(title);
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
