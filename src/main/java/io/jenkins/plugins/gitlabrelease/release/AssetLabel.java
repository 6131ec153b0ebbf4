package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A title, a type and a permanent path for the files that match a pattern. In title and path, {@code {file}} stands for the
 * file's name and {@code {tag}} for the tag.
 *
 * @param pattern an Ant pattern of the file's path
 * @param title null for the file's name
 * @param type null for {@link LinkType#PACKAGE}
 * @param path null for one that is made of the file's name
 */
public record AssetLabel(
        String pattern,
        @CheckForNull String title,
        @CheckForNull LinkType type,
        @CheckForNull String path) {

    /**
     * Gives each file the first label that matches it.
     *
     * @param allowEmpty whether a label may match no file
     * @throws ReleaseException if one does, and may not
     */
    public static List<Asset> apply(List<AssetLabel> labels, List<Asset> assets, String tag, boolean allowEmpty)
            throws ReleaseException {
        List<NamePattern> patterns = labels.stream()
                .map(label -> NamePattern.ofFiles(label.pattern().replace('\\', '/')))
                .toList();
        for (NamePattern pattern : patterns) {
            if (!allowEmpty && assets.stream().noneMatch(asset -> pattern.matches(asset.path()))) {
                throw new ReleaseException(
                        "No file that is published matches \"" + pattern + "\" of the parameter assets."
                                + " Change the pattern, or select the file with artifacts or files.");
            }
        }
        List<Asset> labelled = new ArrayList<>();
        for (Asset asset : assets) {
            Asset result = asset;
            for (int i = 0; i < labels.size() && result == asset; i++) {
                if (patterns.get(i).matches(asset.path())) {
                    result = new Labelled(asset, labels.get(i), tag);
                }
            }
            labelled.add(result);
        }
        return labelled;
    }

    @CheckForNull
    private static String filled(@CheckForNull String text, Asset asset, String tag) {
        return text == null ? null : text.replace("{file}", asset.name()).replace("{tag}", tag);
    }

    /** A file with its label; the bytes are those of the file. */
    private record Labelled(Asset asset, AssetLabel label, String tag) implements Asset {

        @Override
        public String path() {
            return asset.path();
        }

        @Override
        public long length() throws IOException {
            return asset.length();
        }

        @Override
        @NonNull
        public InputStream open() throws IOException {
            return asset.open();
        }

        @Override
        public HashedBytes openHashed(LongConsumer progress) throws IOException {
            return asset.openHashed(progress);
        }

        @Override
        public String sha256() throws IOException, InterruptedException {
            return asset.sha256();
        }

        @Override
        @CheckForNull
        public Carrier carrier(LongConsumer progress) {
            return asset.carrier(progress);
        }

        @Override
        @CheckForNull
        public String title() {
            return filled(label.title(), asset, tag);
        }

        @Override
        public LinkType linkType() {
            return label.type() == null ? asset.linkType() : label.type();
        }

        @Override
        @CheckForNull
        public String permanentPath() {
            return filled(label.path(), asset, tag);
        }
    }
}
