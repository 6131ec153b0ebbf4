package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The closing lines of a run: what was done for each asset, how large it is, how long it took, and the totals. */
final class ResultTable {

    private ResultTable() {}

    /**
     * @param names the assets' names in the package, in the order of the result, as far as there are any
     * @param requests HTTP requests of the whole run, repeats included
     */
    static List<String> rowsOf(ReleaseResult result, List<String> names, SentFiles ledger, long requests) {
        int width = result.assets().stream()
                .mapToInt(asset -> asset.name().length())
                .max()
                .orElse(0);
        List<String> rows = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < result.assets().size(); i++) {
            AssetResult asset = result.assets().get(i);
            Long length = asset.size();
            String size = length == null ? "" : HumanReadable.size(length);
            String took = "";
            Optional<SentFiles.Entry> sent = i < names.size() ? ledger.find(names.get(i)) : Optional.empty();
            if (sent.isPresent() && length != null) {
                took = "  " + HumanReadable.seconds(sent.get().time());
                bytes += length;
            }
            rows.add(String.format(
                            "%-" + Math.max(1, width) + "s  %10s  %-9s%s",
                            asset.name(),
                            size,
                            asset.action().word(),
                            took)
                    .stripTrailing());
        }
        rows.add(HumanReadable.count(result.assets().size(), "asset") + ", " + HumanReadable.size(bytes) + " uploaded, "
                + requests + " requests to GitLab");
        return rows;
    }
}
