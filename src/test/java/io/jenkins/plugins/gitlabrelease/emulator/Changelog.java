package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The section that GitLab writes from the trailers of commits (GitLab's document "Changelogs"). */
final class Changelog {

    private static final Pattern VERSION_TAG = Pattern.compile("v?\\d+\\.\\d+\\.\\d+");

    private final Call call;
    private final EmulatedProject project;
    private final String trailer;

    /**
     * @param trailer null for the default
     */
    Changelog(Call call, EmulatedProject project, String trailer) {
        this.call = call;
        this.project = project;
        this.trailer = trailer == null ? "Changelog" : trailer;
    }

    String notes(String version, String from, String to) {
        Repository repository = project.repository();
        EmulatedCommit first = from == null ? previousVersion(version) : commit(from);
        Map<String, List<String>> sections = new TreeMap<>();
        for (EmulatedCommit commit : repository.between(first, commit(to))) {
            String category = commit.trailers().get(trailer);
            if (category != null) {
                String url = Urls.project(call.base(), project) + "/-/commit/" + commit.sha();
                sections.computeIfAbsent(category, added -> new ArrayList<>())
                        .add("- [" + commit.title() + "](" + url + ")\n");
            }
        }
        String date = Json.time(call.world().clock().instant()).substring(0, 10);
        return "## " + version.replaceFirst("^v", "") + " (" + date + ")\n\n"
                + (sections.isEmpty() ? "No changes.\n" : written(sections));
    }

    private static String written(Map<String, List<String>> sections) {
        StringBuilder text = new StringBuilder();
        sections.forEach((category, lines) -> text.append(text.length() == 0 ? "" : "\n")
                .append("### ")
                .append(category)
                .append(lines.size() == 1 ? " (1 change)" : " (" + lines.size() + " changes)")
                .append("\n\n")
                .append(String.join("", lines)));
        return text.toString();
    }

    private EmulatedCommit previousVersion(String version) {
        return project.tags().values().stream()
                .filter(tag -> VERSION_TAG.matcher(tag.name()).matches())
                .filter(tag -> !plain(tag.name()).equals(plain(version)))
                .max(Comparator.comparing(tag -> project.repository().commits().indexOf(tag.commit())))
                .map(EmulatedTag::commit)
                .orElseThrow(() -> failed("The commit start range is unspecified, and no previous tag could be found"
                        + " to use instead"));
    }

    private EmulatedCommit commit(String ref) {
        return project.repository().resolve(ref).orElseThrow(() -> failed("No commit exists for " + ref));
    }

    private static String plain(String version) {
        return version.replaceFirst("^v", "");
    }

    private static ApiError failed(String reason) {
        return ApiError.message(422, "Failed to generate the changelog: " + reason);
    }
}
