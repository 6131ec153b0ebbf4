package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Json;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which path each asset was published from, over all builds of a controller: GitLab does not record it, and without it a file
 * {@code win/app} of one stage would take the place of {@code linux/app} of another. A file keeps it through restarts of
 * Jenkins. What another controller published is not known, and is replaced by a file of the same name.
 */
public final class AssetOrigins {

    /** Shared by all builds. */
    public static final AssetOrigins SHARED = new AssetOrigins();

    private static final Logger LOGGER = Logger.getLogger(AssetOrigins.class.getName());

    /** More assets than a controller publishes in weeks; the oldest are forgotten. */
    private static final int MOST = 20_000;

    private final Map<Key, String> published = new LinkedHashMap<>();
    private final Map<Key, String> beingPublished = new HashMap<>();

    /** Where the published ones are kept; null to keep them in memory only. */
    @CheckForNull
    private Path file;

    /** How many lines the file has. */
    private int lines;

    private record Key(String server, long project, String tag, String title) {}

    /**
     * A line of the file, the oldest first; a later one counts more. Lines are only added, so that a build writes what it has published
     * and no more, until there are twice as many as assets.
     */
    private record Kept(String server, long project, String tag, String title, String path) {

        /** It begins with the end of the line before, which a crash may have cut short. */
        private static String line(Map.Entry<Key, String> asset) {
            Key key = asset.getKey();
            Kept kept = new Kept(key.server, key.project, key.tag, key.title, asset.getValue());
            return "\n" + new String(Json.write(kept), StandardCharsets.UTF_8);
        }
    }

    /** The assets of one run. */
    final class Claims {

        private final String server;
        private final long project;
        private final String tag;
        private final Map<Key, String> mine = new HashMap<>();

        private Claims(String server, long project, String tag) {
            this.server = server;
            this.project = project;
            this.tag = tag;
        }

        /**
         * Takes a title for a file of this run, unless a file of another path has it.
         *
         * @param linked whether the release has a link of that title
         * @return the path of the file that has it; null if this run's file has it now
         */
        @CheckForNull
        String take(String title, String path, boolean linked) {
            Key key = new Key(server, project, tag, HarmlessText.value(title));
            String own = HarmlessText.value(path);
            synchronized (AssetOrigins.this) {
                String other = mine.containsKey(key) ? mine.get(key) : beingPublished.get(key);
                if (other == null && linked) {
                    other = published.get(key);
                }
                if (other != null && !other.equals(own)) {
                    return other;
                }
                if (beingPublished.putIfAbsent(key, own) == null) {
                    mine.put(key, own);
                }
                return null;
            }
        }

        /** Ends the run. */
        void end(boolean success) {
            synchronized (AssetOrigins.this) {
                if (success && !mine.isEmpty()) {
                    boolean known = published.entrySet().containsAll(mine.entrySet());
                    published.keySet().removeAll(mine.keySet());
                    published.putAll(mine);
                    forgetOldest();
                    if (!known) {
                        save(mine);
                    }
                }
                beingPublished.keySet().removeAll(mine.keySet());
                mine.clear();
            }
        }
    }

    private void forgetOldest() {
        Iterator<Key> oldest = published.keySet().iterator();
        for (int tooMany = published.size() - MOST; tooMany > 0; tooMany--) {
            oldest.next();
            oldest.remove();
        }
    }

    /**
     * Keeps what is published in a file from now on, and knows what the file has. Nothing happens if it is that file
     * already. A file that cannot be read or written is a warning in the log of the system: a release matters more.
     */
    public synchronized void keepIn(Path newFile) {
        if (newFile.equals(file)) {
            return;
        }
        file = newFile;
        published.clear();
        lines = 0;
        if (!Files.exists(newFile)) {
            return;
        }
        try (Stream<String> kept = Files.lines(newFile)) {
            kept.forEach(this::read);
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "Cannot read where the assets of earlier releases came from: " + newFile);
        }
        forgetOldest();
    }

    private synchronized void read(String line) {
        lines++;
        try {
            Kept kept = Json.read(line.getBytes(StandardCharsets.UTF_8), Kept.class);
            Key key = new Key(kept.server(), kept.project(), kept.tag(), kept.title());
            published.remove(key);
            published.put(key, kept.path());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "Not a line of " + file, e);
        }
    }

    private synchronized void save(Map<Key, String> assets) {
        Path target = file;
        if (target == null) {
            return;
        }
        try {
            if (lines + assets.size() > 2 * MOST) {
                Path whole = target.resolveSibling(target.getFileName() + ".tmp");
                Files.writeString(whole, textOf(published));
                Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                lines = published.size();
            } else {
                Files.writeString(target, textOf(assets), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                lines += assets.size();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot keep where the assets of releases came from: " + target);
        }
    }

    private static String textOf(Map<Key, String> assets) {
        return assets.entrySet().stream().map(Kept::line).collect(Collectors.joining());
    }

    /** Begins a run, which has to be ended. */
    Claims begin(String server, long project, String tag) {
        return new Claims(server, project, tag);
    }
}
