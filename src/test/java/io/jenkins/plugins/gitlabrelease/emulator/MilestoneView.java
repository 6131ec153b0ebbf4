package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Milestones, alone and in releases (contract 2 and 6). */
final class MilestoneView {

    private MilestoneView() {}

    static ObjectNode of(EmulatedMilestone milestone, String base) {
        return Json.object()
                .put("id", milestone.id())
                .put("iid", milestone.iid())
                .put(milestone.ofGroup() ? "group_id" : "project_id", milestone.ownerId())
                .put("title", milestone.title())
                .put("description", "")
                .put("state", milestone.active() ? "active" : "closed")
                .put("created_at", Json.time(milestone.createdAt()))
                .put("updated_at", Json.time(milestone.createdAt()))
                .putNull("due_date")
                .putNull("start_date")
                .put("expired", false)
                .put("web_url", base + "/" + milestone.webPath() + "/-/milestones/" + milestone.iid());
    }

    static ObjectNode ofRelease(EmulatedMilestone milestone, String base) {
        ObjectNode json = of(milestone, base);
        json.putObject("issue_stats").put("total", 0).put("closed", 0);
        return json;
    }
}
