package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.ProjectsEndpoint.GroupsEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.Views.MilestoneView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** {@code /projects/:id/milestones} and {@code /groups/:id/milestones}; both always ask for a token (contract 6). */
final class MilestonesEndpoint {

    private MilestonesEndpoint() {}

    static void addTo(Router router) {
        router.post("projects/:id/milestones", MilestonesEndpoint::createInProject)
                .permission("Milestone: Create");
        router.put("projects/:id/milestones/:milestone_id", MilestonesEndpoint::updateInProject)
                .permission("Milestone: Update");
        router.delete("projects/:id/milestones/:milestone_id", MilestonesEndpoint::deleteInProject)
                .permission("Milestone: Delete");
        router.post("groups/:id/milestones", MilestonesEndpoint::createInGroup).permission("Milestone: Create");
        router.put("groups/:id/milestones/:milestone_id", MilestonesEndpoint::updateInGroup)
                .permission("Milestone: Update");
        router.get("projects/:id/milestones", MilestonesEndpoint::ofProject).permission("Milestone: Read");
        router.get("groups/:id/milestones", MilestonesEndpoint::ofGroup).permission("Milestone: Read");
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

    private static HttpAnswer createInProject(Call call) {
        requireToken(call);
        EmulatedProject project = call.project();
        call.requireRole(project, Role.REPORTER);
        return create(call, project.milestones(), project.group().milestones(), project::milestone);
    }

    private static HttpAnswer updateInProject(Call call) {
        requireToken(call);
        EmulatedProject project = call.project();
        call.requireRole(project, Role.REPORTER);
        return update(call, project.milestones());
    }

    private static HttpAnswer deleteInProject(Call call) {
        requireToken(call);
        EmulatedProject project = call.project();
        call.requireRole(project, Role.REPORTER);
        long id = call.number("milestone_id");
        if (!project.milestones().removeIf(each -> each.id() == id)) {
            throw ApiError.recordNotFound();
        }
        return HttpAnswer.status(204);
    }

    /** A role in a group is that in one of its projects; the token of a project has none (contract 11.2). */
    private static HttpAnswer createInGroup(Call call) {
        EmulatedGroup group = administered(call);
        return create(call, group.milestones(), List.of(), group::milestone);
    }

    private static HttpAnswer updateInGroup(Call call) {
        return update(call, administered(call).milestones());
    }

    private static EmulatedGroup administered(Call call) {
        requireToken(call);
        EmulatedGroup group = GroupsEndpoint.visibleGroup(call);
        boolean allowed = call.world().projects().stream()
                .anyMatch(project -> project.group() == group && call.caller().writes(project, Role.REPORTER));
        if (!allowed) {
            throw ApiError.forbidden();
        }
        return group;
    }

    /** A title is stripped of HTML and blanks, and entities become characters (concerns/timebox.rb); a refused one comes as a Ruby hash in a text. */
    private static HttpAnswer create(
            Call call,
            List<EmulatedMilestone> own,
            List<EmulatedMilestone> above,
            Function<String, EmulatedMilestone> creator) {
        String given = call.params().required("title");
        call.params().check();
        String title = given == null
                ? ""
                : given.replaceAll("<[A-Za-z/!?][^>]*>", "")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&")
                        .strip();
        if (title.isEmpty()) {
            throw notCreated("can't be blank");
        }
        if (own.stream().anyMatch(each -> each.title().equals(title))) {
            throw notCreated("has already been taken");
        }
        if (above.stream().anyMatch(each -> each.title().equals(title))) {
            throw notCreated("already being used for another group or project milestone.");
        }
        return Json.answer(201, MilestoneView.of(creator.apply(title), call.base()));
    }

    private static ApiError notCreated(String text) {
        return ApiError.message(400, "Failed to create milestone {:title=>[\"" + text + "\"]}");
    }

    private static HttpAnswer update(Call call, List<EmulatedMilestone> milestones) {
        long id = call.number("milestone_id");
        String event = call.params().oneOf("state_event", null, "close", "activate");
        String[] fields = {"title", "description", "start_date", "due_date", "state_event"};
        if (!call.params().hasAny(fields)) {
            call.params().problem(String.join(", ", fields) + " are missing, at least one parameter must be provided");
        }
        call.params().check();
        EmulatedMilestone known =
                milestones.stream().filter(each -> each.id() == id).findFirst().orElseThrow(ApiError::recordNotFound);
        EmulatedMilestone changed = event == null ? known : known.withState(event.equals("activate"));
        milestones.replaceAll(each -> each.id() == id ? changed : each);
        return Json.answer(200, MilestoneView.of(changed, call.base()));
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
        Pagination.check(call);
        List<EmulatedMilestone> asked = milestones.stream()
                .filter(each -> state.equals("all") || each.active() == state.equals("active"))
                .filter(each -> title == null || each.title().equals(title))
                .filter(each -> search == null || lower(each.title()).contains(lower(search)))
                .toList();
        return Pagination.answer(call, asked, milestone -> MilestoneView.of(milestone, call.base()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The milestones that a release asks for, by title or by id (contract 3.3 step 4). */
    static final class Milestones {

        private Milestones() {}

        /** Notes the problem of asking in both ways; GitLab 13 knows only titles. */
        static void checkParams(Call call) {
            if (!call.world().settings().isV13()
                    && call.params().has("milestones")
                    && call.params().has("milestone_ids")) {
                call.params()
                        .problem(
                                "milestones, milestone_ids Cannot specify milestones and milestone_ids at the same time");
            }
        }

        static boolean asked(Call call) {
            return call.params().has("milestones")
                    || call.params().has("milestone_ids")
                            && !call.world().settings().isV13();
        }

        /** Finds all of them, any state, of the project and in the Enterprise Edition of its direct group. */
        static List<EmulatedMilestone> find(Call call, EmulatedProject project) {
            List<String> titles = call.params().texts("milestones");
            if (titles != null) {
                return find(
                        call,
                        project,
                        titles,
                        "Milestone(s)",
                        (found, title) -> found.title().equals(title));
            }
            List<String> ids = call.params().texts("milestone_ids");
            return ids == null || call.world().settings().isV13()
                    ? List.of()
                    : find(call, project, ids, "Milestone id(s)", (found, id) -> id.equals(Long.toString(found.id())));
        }

        private static List<EmulatedMilestone> find(
                Call call,
                EmulatedProject project,
                List<String> asked,
                String what,
                BiPredicate<EmulatedMilestone, String> fits) {
            List<EmulatedMilestone> known = new ArrayList<>(project.milestones());
            if (call.world().settings().enterprise()) {
                known.addAll(project.group().milestones());
            }
            List<EmulatedMilestone> found = new ArrayList<>();
            List<String> missing = new ArrayList<>();
            for (String each : asked) {
                Optional<EmulatedMilestone> milestone =
                        known.stream().filter(one -> fits.test(one, each)).findFirst();
                milestone.ifPresentOrElse(found::add, () -> missing.add(each));
            }
            if (!missing.isEmpty()) {
                throw ApiError.message(400, what + " not found: " + String.join(", ", missing));
            }
            return found;
        }
    }
}
