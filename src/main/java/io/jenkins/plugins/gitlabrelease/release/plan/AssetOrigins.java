package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which path each asset was published from, over all builds of a controller: GitLab does not record it, and without it a file
 * {@code win/app} of one stage would take the place of {@code linux/app} of another. What was published before the last
 * restart of Jenkins, or by another controller, is not known, and is then replaced by a file of the same name.
 */
final class AssetOrigins {

    /** Shared by all builds. */
    static final AssetOrigins SHARED = new AssetOrigins();

    /** More assets than a controller publishes in weeks; the oldest are forgotten. */
    private static final int MOST = 20_000;

    private final Map<Key, String> published = new LinkedHashMap<>();
    private final Map<Key, String> beingPublished = new HashMap<>();

    private record Key(String server, long project, String tag, String title) {}

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
            Key key = new Key(server, project, tag, title);
            synchronized (AssetOrigins.this) {
                String other = mine.containsKey(key) ? mine.get(key) : beingPublished.get(key);
                if (other == null && linked) {
                    other = published.get(key);
                }
                if (other != null && !other.equals(path)) {
                    return other;
                }
                if (beingPublished.putIfAbsent(key, path) == null) {
                    mine.put(key, path);
                }
                return null;
            }
        }

        /** Ends the run. */
        void end(boolean success) {
            synchronized (AssetOrigins.this) {
                if (success) {
                    published.keySet().removeAll(mine.keySet());
                    published.putAll(mine);
                    forgetOldest();
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

    /** Begins a run, which has to be ended. */
    Claims begin(String server, long project, String tag) {
        return new Claims(server, project, tag);
    }
}
