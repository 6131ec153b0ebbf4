package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Commits (contract 2). */
final class CommitView {

    private CommitView() {}

    static ObjectNode of(EmulatedCommit commit, EmulatedProject project, String base) {
        String time = Json.commitTime(commit.createdAt());
        String email = commit.author().username() + "@example.com";
        ObjectNode json = Json.object()
                .put("id", commit.sha())
                .put("short_id", commit.shortId())
                .put("created_at", time);
        json.putArray("parent_ids");
        json.put("title", commit.title())
                .put("message", commit.message())
                .put("author_name", commit.author().name())
                .put("author_email", email)
                .put("authored_date", time)
                .put("committer_name", commit.author().name())
                .put("committer_email", email)
                .put("committed_date", time);
        json.set("trailers", Json.MAPPER.valueToTree(commit.trailers()));
        json.putObject("extended_trailers");
        return json.put("web_url", Urls.project(base, project) + "/-/commit/" + commit.sha());
    }
}
