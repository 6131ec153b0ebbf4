package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.artifact.BuildContent;
import io.jenkins.plugins.gitlabrelease.artifact.BuildFiles;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.AssetRule;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.FilePatterns;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.LinkTarget;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetLabel;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The assets that a user's options ask for, found in the build.
 *
 * @param uploads files that GitLab shall hold, the archived ones first
 * @param links all links, first those to artifacts that stay in Jenkins
 * @param needsBuild whether some of the links lead to the build, so that it has to be kept
 */
record RequestedAssets(List<Asset> uploads, List<LinkRequest> links, boolean needsBuild) {

    /**
     * Finds the files; nothing is read yet.
     *
     * @param variables replaces the variables in the options
     * @param tag the tag to release, which titles and paths may hold
     * @throws ReleaseException if the options contradict each other, or ask for something that is not there
     * @throws IOException if the files could not be listed
     */
    static RequestedAssets of(ReleaseOptions options, Variables variables, BuildContent sources, String tag)
            throws IOException, InterruptedException {
        String files = variables.inText(options.getFiles());
        String excludes = variables.inText(options.getExcludes());
        boolean inJenkins = ChoiceOption.LINK_TO.parse(variables.inText(options.getLinkTo())) == LinkTarget.JENKINS;
        if (inJenkins) {
            checkNothingIsUploaded(files, options.isChecksums());
        }
        List<Asset> archived = find(
                "artifacts",
                sources.artifacts(),
                variables.inText(options.getArtifacts()),
                excludes,
                options.isAllowEmpty());
        List<Asset> found = new ArrayList<>(archived);
        if (!inJenkins) {
            found.addAll(find("files", workspace(files, sources), files, excludes, options.isAllowEmpty()));
        }
        List<AssetLabel> labels = new ArrayList<>();
        for (AssetRule rule : options.getAssets()) {
            labels.add(rule.toLabel(variables));
        }
        List<Asset> labelled = AssetLabel.apply(labels, found, tag, options.isAllowEmpty());
        List<LinkRequest> links = new ArrayList<>();
        if (inJenkins) {
            links.addAll(linksTo(labelled, sources));
        }
        for (AssetLink link : options.getLinks()) {
            links.add(link.toRequest(variables));
        }
        return inJenkins
                ? new RequestedAssets(List.of(), links, !labelled.isEmpty())
                : new RequestedAssets(labelled, links, false);
    }

    private static void checkNothingIsUploaded(@CheckForNull String files, boolean checksums) throws ReleaseException {
        if (files != null) {
            throw new ReleaseException("The parameter files cannot be used with linkTo jenkins, because Jenkins keeps"
                    + " archived artifacts only. Archive the files and select them with artifacts, or set linkTo to"
                    + " packages.");
        }
        if (checksums) {
            throw new ReleaseException("The parameter checksums cannot be used with linkTo jenkins, because it is about"
                    + " uploaded files. Leave it out, or set linkTo to packages.");
        }
    }

    /** Null if no file of the workspace is asked for. */
    @CheckForNull
    private static BuildFiles workspace(@CheckForNull String files, BuildContent sources) throws ReleaseException {
        BuildFiles workspace = sources.workspace();
        if (workspace == null && files != null) {
            throw new ReleaseException("The parameter files needs a workspace, and this call has none. Call the step"
                    + " within node, or archive the files and select them with artifacts.");
        }
        return workspace;
    }

    /** The files that the patterns choose, each of which has to choose one. */
    private static List<Asset> find(
            String parameter,
            @CheckForNull BuildFiles source,
            @CheckForNull String includes,
            @CheckForNull String excludes,
            boolean allowEmpty)
            throws IOException, InterruptedException {
        List<String> patterns = FilePatterns.ofFiles(parameter, includes);
        if (source == null || patterns.isEmpty()) {
            return List.of();
        }
        List<String> without = FilePatterns.ofFiles("excludes", excludes);
        List<Asset> found =
                source.find(String.join(",", patterns), without.isEmpty() ? null : String.join(",", without));
        List<String> unmatched = patterns.stream()
                .filter(pattern -> found.stream().map(Asset::path).noneMatch(matching(pattern)))
                .toList();
        if (!unmatched.isEmpty() && !allowEmpty) {
            throw new ReleaseException("No " + source.description() + " match "
                    + unmatched.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(" or "))
                    + (without.isEmpty() ? "" : " without \"" + String.join(", ", without) + "\"") + ". "
                    + source.remedy() + " before the release is published, change the pattern, or allow it to match"
                    + " nothing." + hint(unmatched));
        }
        return found;
    }

    private static Predicate<String> matching(String pattern) {
        return NamePattern.ofFiles(pattern.replace('\\', '/'))::matches;
    }

    private static String hint(List<String> unmatched) {
        String pattern = unmatched.get(0);
        if (pattern.contains("$")) {
            return " A variable in it was not replaced: in a Pipeline, double quotes do that.";
        }
        if (pattern.contains("\n") || pattern.contains(";")) {
            return " Write commas between patterns.";
        }
        if (pattern.contains("{")) {
            return " Ant has no braces: write each alternative as a pattern of its own.";
        }
        boolean wild = pattern.contains("*") || pattern.contains("?") || pattern.contains(".");
        return wild
                ? ""
                : " If \"" + pattern + "\" is a folder, write " + pattern.replaceFirst("[/\\\\]+$", "") + "/**.";
    }

    private static List<LinkRequest> linksTo(List<Asset> archived, BuildContent sources) throws ReleaseException {
        if (archived.isEmpty()) {
            return List.of();
        }
        String root = sources.artifactsUrl();
        return LinkRequest.to(
                NamedAsset.of(archived), file -> root + encoded(file.asset().path()));
    }

    /** Each part of the path percent-encoded; a form's plus would be a plus again for Jenkins. */
    private static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
