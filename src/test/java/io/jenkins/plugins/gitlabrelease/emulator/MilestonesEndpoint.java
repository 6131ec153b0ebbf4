package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code /projects/:id/milestones} and {@code /groups/:id/milestones}; both always ask for a token (contract 6). */
final class MilestonesEndpoint {

    private MilestonesEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id/milestones", MilestonesEndpoint::ofProject);
        router.get("groups/:id/milestones", MilestonesEndpoint::ofGroup);
    }

    private static HttpAnswer ofProject(Call call) {
        requireToken(call);
        EmulatedProject project = call.project();
        List<EmulatedMilestone> milestones = new ArrayList<>(project.milestones());
        boolean withGroup = call.params().flag("include_parent_milestones", false)
                || call.params().flag("include_ancestors", false);
        if (withGroup) {
            milestones.addAll(project.group().milestones());
        }
        return answer(call, milestones);
    }

    private static HttpAnswer ofGroup(Call call) {
        requireToken(call);
        return answer(call, GroupsEndpoint.visibleGroup(call).milestones());
    }

    private static void requireToken(Call call) {
        if (call.caller().isAnonymous()) {
            throw ApiError.unauthorized();
        }
    }

    private static HttpAnswer answer(Call call, List<EmulatedMilestone> milestones) {
        String state = call.params().oneOf("state", "all", "active", "closed", "all");
        String title = call.params().text("title");
        String search = call.params().text("search");
        Pages.check(call);
        List<EmulatedMilestone> asked = milestones.stream()
                .filter(each -> state.equals("all") || each.active() == state.equals("active"))
                .filter(each -> title == null || each.title().equals(title))
                .filter(each -> search == null || lower(each.title()).contains(lower(search)))
                .toList();
        return Pages.answer(call, asked, milestone -> MilestoneView.of(milestone, call.base()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
