package io.jenkins.plugins.gitlabrelease.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file and what it is called in a release: by its own name, unless two folders hold files of one name; then those are
 * called by their whole relative path, so that none hides another.
 *
 * @param asset the file
 * @param name unique among the assets, unless two of them have one path
 */
public record NamedAsset(Asset asset, String name) {

    /** What people read in the release. */
    public String title() {
        String title = asset.title();
        return title == null ? name : title;
    }

    /** Names each asset, in the order given. */
    public static List<NamedAsset> of(List<? extends Asset> assets) {
        Map<String, Integer> uses = new HashMap<>();
        for (Asset asset : assets) {
            uses.merge(asset.name(), 1, Integer::sum);
        }
        return assets.stream()
                .map(asset -> new NamedAsset(asset, uses.get(asset.name()) == 1 ? asset.name() : asset.path()))
                .toList();
    }
}
