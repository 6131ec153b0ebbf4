package io.jenkins.plugins.gitlabrelease.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The closing lines of a run: what was done for each asset, how large it is, how long it took, and the totals. */
final class ResultTable {

    private ResultTable() {}

    /**
     * @param names the assets' names in the package, in the order of the result, as far as there are any
     * @param requests HTTP requests of the whole run, repeats included
     */
    static List<String> rowsOf(ReleaseResult result, List<String> names, UploadLedger ledger, long requests) {
        int width = result.assets().stream()
                .mapToInt(asset -> asset.name().length())
                .max()
                .orElse(0);
        List<String> rows = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < result.assets().size(); i++) {
            AssetResult asset = result.assets().get(i);
            String took = "";
            if (i < names.size() && ledger.find(names.get(i)).isPresent()) {
                Duration time = ledger.find(names.get(i)).get().time();
                took = "  " + Numbers.seconds(time);
                bytes += asset.size();
            }
            String size = asset.size() == null ? "" : Numbers.size(asset.size());
            rows.add(String.format(
                            "%-" + Math.max(1, width) + "s  %10s  %-9s%s",
                            asset.name(),
                            size,
                            asset.action().word(),
                            took)
                    .stripTrailing());
        }
        rows.add(Numbers.count(result.assets().size(), "asset") + ", " + Numbers.size(bytes) + " uploaded, " + requests
                + " requests to GitLab");
        return rows;
    }
}
