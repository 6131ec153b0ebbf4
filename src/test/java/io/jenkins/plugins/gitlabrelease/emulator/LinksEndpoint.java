package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;

/** {@code /projects/:id/releases/:tag_name/assets/links} (contract 4). */
final class LinksEndpoint {

    private static final String ALL = "projects/:id/releases/:tag_name/assets/links";
    private static final String ONE = ALL + "/:link_id";

    private LinksEndpoint() {}

    static void addTo(Router router) {
        router.get(ALL, LinksEndpoint::list).takesJobTokenSinceV14();
        router.get(ONE, LinksEndpoint::get).takesJobTokenSinceV14();
        router.post(ALL, LinksEndpoint::create).takesJobTokenSinceV14();
        router.put(ONE, LinksEndpoint::update).takesJobTokenSinceV14();
        router.delete(ONE, LinksEndpoint::delete).takesJobTokenSinceV14();
    }

    private static HttpAnswer list(Call call) {
        Pages.check(call);
        EmulatedProject project = call.project();
        EmulatedRelease release = release(call, project);
        return Pages.answer(call, release.newestLinksFirst(), link -> LinkView.of(link, project, release.tag(), call));
    }

    private static HttpAnswer get(Call call) {
        call.number("link_id");
        EmulatedProject project = call.project();
        EmulatedRelease release = release(call, project);
        return Json.answer(200, LinkView.of(link(call, release), project, release.tag(), call));
    }

    private static HttpAnswer create(Call call) {
        String name = call.params().required("name");
        String url = call.params().required("url");
        String type = type(call);
        call.params().check();
        EmulatedProject project = call.project();
        EmulatedRelease release = release(call, project);
        requireChange(call, project, release, Role.DEVELOPER);
        EmulatedLink link = new EmulatedLink(
                call.world().nextId(),
                name,
                stripped(url),
                path(call.params(), call, null),
                type,
                call.world().clock().instant());
        store(call, project, release, link, null);
        return Json.answer(201, LinkView.of(link, project, release.tag(), call));
    }

    private static HttpAnswer update(Call call) {
        call.number("link_id");
        if (!call.params().hasAny("name", "url")) {
            call.params().problem("name, url are missing, at least one parameter must be provided");
        }
        String type = type(call);
        call.params().check();
        EmulatedProject project = call.project();
        EmulatedRelease release = release(call, project);
        EmulatedLink old = link(call, release);
        requireChange(call, project, release, Role.DEVELOPER);
        EmulatedLink link = new EmulatedLink(
                old.id(),
                call.params().has("name") ? call.params().text("name") : old.name(),
                call.params().has("url") ? stripped(call.params().text("url")) : old.url(),
                path(call.params(), call, old.path()),
                type,
                old.createdAt());
        store(call, project, release, link, old);
        return Json.answer(200, LinkView.of(link, project, release.tag(), call));
    }

    private static HttpAnswer delete(Call call) {
        call.number("link_id");
        EmulatedProject project = call.project();
        EmulatedRelease release = release(call, project);
        EmulatedLink link = link(call, release);
        requireChange(call, project, release, ReleasesEndpoint.roleToDelete(call));
        List<EmulatedLink> left = new ArrayList<>(release.links());
        left.remove(link);
        project.releases()
                .put(release.tag(), release.withLinks(left, call.world().clock().instant()));
        return Json.answer(200, LinkView.of(link, project, release.tag(), call));
    }

    /** The path of a link: {@code direct_asset_path} wins over {@code filepath}; GitLab 13 knows only the latter. */
    static String path(Params params, Call call, String otherwise) {
        boolean newer =
                params.has("direct_asset_path") && !call.world().settings().isV13();
        String name = newer ? "direct_asset_path" : "filepath";
        return params.has(name) ? params.text(name) : otherwise;
    }

    static String stripped(String url) {
        return url == null ? null : url.strip();
    }

    private static String type(Call call) {
        return call.params().oneOf("link_type", "other", LinkRules.TYPES.toArray(String[]::new));
    }

    private static EmulatedRelease release(Call call, EmulatedProject project) {
        EmulatedRelease release = project.releases().get(call.path("tag_name"));
        if (release == null) {
            throw ApiError.recordNotFound();
        }
        return release;
    }

    private static EmulatedLink link(Call call, EmulatedRelease release) {
        long id = call.number("link_id");
        return release.links().stream()
                .filter(link -> link.id() == id)
                .findFirst()
                .orElseThrow(ApiError::recordNotFound);
    }

    /** Changing a link takes what changing its release takes (contract 1.1). */
    private static void requireChange(Call call, EmulatedProject project, EmulatedRelease release, Role needed) {
        call.requireRole(project, needed);
        if (!project.repository().mayCreateTag(release.tag(), call.caller().in(project))) {
            throw ApiError.forbidden();
        }
    }

    private static void store(
            Call call, EmulatedProject project, EmulatedRelease release, EmulatedLink link, EmulatedLink replaced) {
        List<LinkRules.Problem> problems = LinkRules.check(link, release.links());
        if (!problems.isEmpty()) {
            throw refused(problems, call.world().settings().isV13());
        }
        List<EmulatedLink> links = new ArrayList<>(release.links());
        if (replaced == null) {
            links.add(link);
        } else {
            links.set(links.indexOf(replaced), link);
        }
        project.releases()
                .put(
                        release.tag(),
                        release.withLinks(links, call.world().clock().instant()));
    }

    private static ApiError refused(List<LinkRules.Problem> problems, boolean v13) {
        if (!v13) {
            ArrayNode sentences = Json.MAPPER.createArrayNode();
            problems.forEach(problem -> sentences.add(problem.sentence()));
            return ApiError.message(400, sentences);
        }
        ObjectNode fields = Json.object();
        problems.forEach(problem -> fields.withArray("/" + problem.field()).add(problem.text()));
        return ApiError.message(400, fields);
    }
}
