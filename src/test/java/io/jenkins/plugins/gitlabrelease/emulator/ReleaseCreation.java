package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.LinksEndpoint.LinkRules;
import io.jenkins.plugins.gitlabrelease.emulator.MilestonesEndpoint.Milestones;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedTag;
import io.jenkins.plugins.gitlabrelease.emulator.TagsEndpoint.TagCreation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code POST /projects/:id/releases}: the checks of contract 3.3 in their order. A tag made on the way stays when a later
 * check fails; the release and its links are stored together or not at all.
 */
final class ReleaseCreation {

    static final int LONGEST_DESCRIPTION = 1_000_000;

    private final Call call;
    private final Params params;
    private final EmulatedProject project;

    ReleaseCreation(Call call, EmulatedProject project) {
        this.call = call;
        this.params = call.params();
        this.project = project;
    }

    EmulatedRelease create() {
        String tag = params.required("tag_name");
        String ref = params.text("ref");
        List<Params> links = params.objects("assets", "links");
        links.forEach(link -> {
            link.required("name");
            link.required("url");
        });
        Instant releasedAt = params.time("released_at");
        Milestones.checkParams(call);
        params.check();

        call.requireRole(project, Role.DEVELOPER);
        requireUnprotected(tag);
        if (project.releases().containsKey(tag)) {
            throw ApiError.message(409, "Release already exists");
        }
        List<EmulatedMilestone> milestones = Milestones.find(call, project);
        EmulatedTag existing = project.tags().get(tag);
        EmulatedTag tagged = existing == null ? createTag(tag, ref) : existing;
        return save(tagged, releasedAt, milestones, links);
    }

    /** Even for a tag that exists; GitLab 13 asks nothing. */
    private void requireUnprotected(String tag) {
        boolean allowed = project.repository().mayCreateTag(tag, call.caller().in(project));
        if (!allowed && !call.world().settings().isV13()) {
            throw ApiError.message(403, "You are not allowed to create this tag as it is protected.");
        }
    }

    private EmulatedTag createTag(String tag, String ref) {
        if (ref == null) {
            throw ApiError.message(422, "Ref is not specified");
        }
        try {
            boolean v13 = call.world().settings().isV13();
            return TagCreation.create(project, tag, ref, v13 ? null : params.text("tag_message"));
        } catch (TagCreation.Refused refused) {
            throw ApiError.message(refused.status(), refused.getMessage());
        }
    }

    private EmulatedRelease save(
            EmulatedTag tag, Instant releasedAt, List<EmulatedMilestone> milestones, List<Params> links) {
        List<EmulatedLink> built = links.stream().map(this::build).toList();
        String description = params.text("description");
        List<String> problems = new ArrayList<>();
        if (description != null && description.codePointCount(0, description.length()) > LONGEST_DESCRIPTION) {
            problems.add("Description is too long (maximum is " + LONGEST_DESCRIPTION + " characters)");
        }
        for (EmulatedLink link : built) {
            LinkRules.checkAlone(link).forEach(each -> problems.add("Links " + each.field() + " " + each.text()));
        }
        Set<String> doubled = new HashSet<>(duplicates(built, EmulatedLink::name));
        doubled.addAll(duplicates(built, EmulatedLink::url));
        doubled.addAll(duplicates(built, EmulatedLink::path));
        if (!doubled.isEmpty()) {
            problems.add(
                    "Links have duplicate values (" + String.join(", ", doubled) + ") for " + tag.name() + " scope");
        }
        if (!problems.isEmpty()) {
            throw ApiError.message(400, "Validation failed: " + String.join(", ", problems));
        }
        built.forEach(link -> LinkRules.tooLongForIndex(link).ifPresent(text -> {
            throw ApiError.message(400, text);
        }));
        return store(tag, releasedAt, milestones, built);
    }

    private EmulatedRelease store(
            EmulatedTag tag, Instant releasedAt, List<EmulatedMilestone> milestones, List<EmulatedLink> links) {
        Instant now = call.world().clock().instant();
        EmulatedRelease release = new EmulatedRelease(
                tag.name(),
                params.text("name"),
                params.text("description"),
                now,
                releasedAt == null ? now : releasedAt,
                now,
                call.caller().user(),
                tag.commit().sha(),
                milestones,
                links,
                List.of());
        project.releases().put(tag.name(), release);
        return release;
    }

    private EmulatedLink build(Params link) {
        String type = link.text("link_type");
        if (type != null && !LinkRules.TYPES.contains(type)) {
            throw ApiError.message(400, "'" + type + "' is not a valid link_type");
        }
        return new EmulatedLink(
                call.world().nextId(),
                link.text("name"),
                LinksEndpoint.stripped(link.text("url")),
                LinksEndpoint.path(link, call, null),
                type == null ? "other" : type,
                call.world().clock().instant());
    }

    private static Set<String> duplicates(List<EmulatedLink> links, Function<EmulatedLink, String> value) {
        Set<String> seen = new HashSet<>();
        return links.stream()
                .map(value)
                .filter(each -> each != null && !seen.add(each))
                .collect(Collectors.toSet());
    }
}
