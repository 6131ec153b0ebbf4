package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A GitLab that somebody has, as far as one scratch project and one Maintainer's token reach. The project must hold a
 * branch {@code main} and no release, tag, package or milestone: everything that {@link #clear()} finds was made by a case.
 */
final class LiveContractServer implements ContractServer {

    private static final int MAINTAINER = 40;
    private static final Set<String> SENDERS_OF_THE_TOKEN = Set.of("developer", "maintainer");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String url;
    private final String project;
    private final String token;
    private final long id;
    private final String version;
    private final String role;

    /** @throws IllegalStateException if the project or the token is not fit for it */
    LiveContractServer(String url, String project, String token) throws IOException, InterruptedException {
        this.url = url.replaceAll("/+$", "");
        this.project = project;
        this.token = token;
        JsonNode found = get("projects/" + Urls.encode(project));
        this.id = found.path("id").asLong();
        JsonNode metadata = get("metadata");
        this.version = metadata.path("version").asText("of an unknown version");
        JsonNode roles = found.path("permissions");
        int level = Math.max(
                roles.path("project_access").path("access_level").asInt(),
                roles.path("group_access").path("access_level").asInt());
        this.role = level == 0 ? "\"<any>\"" : Integer.toString(level);
        if (level > 0 && level < MAINTAINER) {
            throw new IllegalStateException("the token needs the role Maintainer in " + project
                    + ", because the packages that are made have to be deleted");
        }
        if (!"main".equals(found.path("default_branch").asText())) {
            throw new IllegalStateException("the default branch of " + project + " must be main and have a commit");
        }
        for (String kind : List.of("releases", "repository/tags", "packages", "milestones")) {
            int there = list(kind).size();
            if (there > 0) {
                throw new IllegalStateException(project + " is no scratch project: it has " + there + " " + kind
                        + ". Everything in the project is deleted after each case, so give one that is empty.");
            }
        }
    }

    String version() {
        return version;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String project() {
        return project;
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("app", Long.toString(id), "url", url, "token", token, "role", role);
    }

    @Override
    public boolean isOfTheirTime() {
        return false;
    }

    @Override
    public void authorize(HttpRequest.Builder request, String sender) throws NotPlayable {
        String[] nameAndWay = sender.split("-by-");
        if (sender.equals("nobody")) {
            return;
        }
        if (!SENDERS_OF_THE_TOKEN.contains(nameAndWay[0])) {
            throw new NotPlayable("it takes a token of the kind " + nameAndWay[0]);
        }
        String way = nameAndWay.length == 1 ? "PRIVATE-TOKEN" : nameAndWay[1];
        byte[] pair = ("anyone:" + token).getBytes(StandardCharsets.UTF_8);
        switch (way) {
            case "bearer" -> request.header("Authorization", "Bearer " + token);
            case "basic" ->
                request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            default -> request.header(way, token);
        }
    }

    @Override
    public boolean isRefusable(String sender) {
        return !SENDERS_OF_THE_TOKEN.contains(sender.split("-by-")[0]);
    }

    @Override
    public void given(String phrase) throws Exception {
        String[] words = phrase.split(" ");
        switch (words[0]) {
            case "tag" -> tag(words[1]);
            case "milestone" -> milestone(words[1]);
            case "closed-milestone" ->
                send("PUT", "milestones/" + milestone(words[1]), Json.object().put("state_event", "close"));
            case "release" -> release(words[1], null);
            case "release-of" -> release(words[1], words[2]);
            case "link" -> {
                ObjectNode link = Json.object().put("name", words[2]).put("url", words[3]);
                if (words.length > 4) {
                    link.put("direct_asset_path", words[4]).put("filepath", words[4]);
                }
                send("POST", "releases/" + Urls.encode(words[1]) + "/assets/links", link);
            }
            case "package-file" ->
                expect(
                        200,
                        request("packages/generic/" + words[1] + "/" + words[2] + "/" + words[3])
                                .PUT(BodyPublishers.ofString(words[4])));
            default -> throw new NotPlayable("\"given " + phrase + "\" would change more than a scratch project");
        }
    }

    private void tag(String name) throws Exception {
        if (list("repository/tags").stream()
                .noneMatch(tag -> tag.path("name").asText().equals(name))) {
            send("POST", "repository/tags", Json.object().put("tag_name", name).put("ref", "main"));
        }
    }

    private long milestone(String title) throws Exception {
        return send("POST", "milestones", Json.object().put("title", title))
                .path("id")
                .asLong();
    }

    private void release(String tag, String releasedAt) throws Exception {
        tag(tag);
        ObjectNode release = Json.object().put("tag_name", tag).put("description", "Notes");
        send("POST", "releases", releasedAt == null ? release : release.put("released_at", releasedAt));
    }

    @Override
    public int packageFiles() throws Exception {
        int files = 0;
        for (JsonNode pack : list("packages")) {
            files += list("packages/" + pack.path("id").asLong() + "/package_files")
                    .size();
        }
        return files;
    }

    @Override
    public String tags() throws Exception {
        Set<String> names = new TreeSet<>();
        list("repository/tags").forEach(tag -> names.add(tag.path("name").asText()));
        return String.join(" ", names);
    }

    /** Deletes everything that a case made. */
    void clear() throws IOException, InterruptedException {
        for (JsonNode release : list("releases")) {
            delete("releases/" + Urls.encode(release.path("tag_name").asText()));
        }
        for (JsonNode tag : list("repository/tags")) {
            delete("repository/tags/" + Urls.encode(tag.path("name").asText()));
        }
        List<JsonNode> packages = new ArrayList<>(list("packages"));
        packages.addAll(list("packages?status=hidden"));
        for (JsonNode pack : packages) {
            delete("packages/" + pack.path("id").asLong());
        }
        for (JsonNode milestone : list("milestones")) {
            delete("milestones/" + milestone.path("id").asLong());
        }
    }

    private void delete(String path) throws IOException, InterruptedException {
        int status = answer(request(path).DELETE()).statusCode();
        if (status >= 300 && status != 404) {
            throw new IOException("DELETE " + path + " answered " + status + "; delete it by hand");
        }
    }

    private JsonNode send(String method, String path, JsonNode body) throws IOException, InterruptedException {
        return expect(
                200,
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body.toString())));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v4/" + path))
                .timeout(PATIENCE)
                .header("PRIVATE-TOKEN", token);
        return expect(200, request);
    }

    private List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String next = "1";
        while (!next.isEmpty()) {
            HttpResponse<String> page =
                    answer(request(path + (path.contains("?") ? "&" : "?") + "per_page=100&page=" + next));
            if (page.statusCode() != 200) {
                throw new IOException("GET " + path + " answered " + page.statusCode() + " " + page.body());
            }
            Json.MAPPER.readTree(page.body()).forEach(all::add);
            next = page.headers().firstValue("X-Next-Page").orElse("");
        }
        return all;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v4/projects/" + Urls.encode(project) + "/" + path))
                .timeout(PATIENCE)
                .header("PRIVATE-TOKEN", token);
    }

    private JsonNode expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(request);
        if (answer.statusCode() < status || answer.statusCode() >= status + 100) {
            throw new IOException(answer.request().method() + " "
                    + answer.request().uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    /** Sends a request; where GitLab limits them, after as long as it says. */
    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        HttpResponse<String> answer = http.send(built, BodyHandlers.ofString());
        for (int i = 0; i < 5 && answer.statusCode() == 429; i++) {
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(10);
            Thread.sleep(Duration.ofSeconds(Math.min(seconds, 120)).toMillis());
            answer = http.send(built, BodyHandlers.ofString());
        }
        return answer;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
