package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedCommit;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedTag;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.emulator.Views.CommitView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code /projects/:id/repository/tags} (contract 6; deleting: 3.5). */
final class TagsEndpoint {

    private TagsEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id/repository/tags", TagsEndpoint::list).permission("Repository Tag: Read");
        router.get("projects/:id/repository/tags/:tag_name", TagsEndpoint::get).permission("Repository Tag: Read");
        router.post("projects/:id/repository/tags", TagsEndpoint::create).permission("Repository Tag: Create");
        router.delete("projects/:id/repository/tags/:tag_name", TagsEndpoint::delete)
                .permission("Repository Tag: Delete");
    }

    private static HttpAnswer list(Call call) {
        EmulatedProject project = readable(call);
        String search = call.params().text("search");
        String order = call.params().oneOf("order_by", "updated", "name", "updated", "version");
        boolean ascending = call.params().oneOf("sort", "desc", "asc", "desc").equals("asc");
        Pagination.check(call);
        Comparator<EmulatedTag> byOrder =
                switch (order) {
                    case "name" -> Comparator.comparing(EmulatedTag::name);
                    case "version" -> Comparator.comparing(EmulatedTag::name, TagNames::compareVersions);
                    default ->
                        Comparator.comparing((EmulatedTag tag) -> tag.commit().createdAt());
                };
        List<EmulatedTag> tags = project.tags().values().stream()
                .filter(tag -> search == null || TagNames.isFound(tag.name(), search))
                .sorted((ascending ? byOrder : byOrder.reversed()).thenComparing(EmulatedTag::name))
                .toList();
        return Pagination.answer(call, tags, tag -> view(call, project, tag));
    }

    private static HttpAnswer get(Call call) {
        EmulatedProject project = readable(call);
        return Json.answer(200, view(call, project, existing(call, project)));
    }

    private static HttpAnswer create(Call call) {
        EmulatedProject project = readable(call);
        String name = call.params().required("tag_name");
        String ref = call.params().required("ref");
        call.params().check();
        call.requireRole(project, Role.DEVELOPER);
        if (!project.repository().mayCreateTag(name, call.caller().in(project))) {
            throw ApiError.message(400, "You are not allowed to create this tag as it is protected.");
        }
        try {
            EmulatedTag tag =
                    TagCreation.create(project, name, ref, call.params().text("message"));
            return Json.answer(201, view(call, project, tag));
        } catch (TagCreation.Refused refused) {
            throw ApiError.message(400, refused.getMessage());
        }
    }

    private static HttpAnswer delete(Call call) {
        EmulatedProject project = readable(call);
        EmulatedTag tag = existing(call, project);
        call.requireRole(project, Role.DEVELOPER);
        if (!project.repository().mayCreateTag(tag.name(), call.caller().in(project))) {
            throw ApiError.forbidden();
        }
        project.deleteTag(tag.name());
        project.releases().remove(tag.name());
        return HttpAnswer.status(204);
    }

    private static EmulatedProject readable(Call call) {
        EmulatedProject project = call.project();
        call.requireCode(project);
        return project;
    }

    private static EmulatedTag existing(Call call, EmulatedProject project) {
        EmulatedTag tag = project.tags().get(call.path("tag_name"));
        if (tag == null) {
            throw ApiError.message(404, "404 Tag Not Found");
        }
        return tag;
    }

    private static ObjectNode view(Call call, EmulatedProject project, EmulatedTag tag) {
        ObjectNode json = Json.object().put("name", tag.name()).put("message", tag.message());
        json.put("target", tag.message().isEmpty() ? tag.commit().sha() : Repository.sha("tag " + tag.name()));
        json.set("commit", CommitView.of(tag.commit(), project, call.base()));
        EmulatedRelease release = project.releases().get(tag.name());
        if (!call.caller().usesReleases(project)) {
            json.remove("release");
        } else if (release == null) {
            json.putNull("release");
        } else {
            json.putObject("release").put("tag_name", tag.name()).put("description", release.description());
        }
        boolean guarded = project.repository().protectedTags().stream().anyMatch(rule -> rule.matches(tag.name()));
        json.put("protected", guarded);
        return json.put("created_at", Json.commitTime(tag.commit().createdAt()));
    }

    /** Creates a tag, for the tags API and for releases (contract 3.3 steps 5 to 8 and section 6). */
    static final class TagCreation {

        /** Why no tag was made, with the status that a release answers then. */
        static final class Refused extends Exception {

            private static final long serialVersionUID = 1L;

            private final int status;

            Refused(int status, String text) {
                super(text);
                this.status = status;
            }

            int status() {
                return status;
            }
        }

        private TagCreation() {}

        /**
         * Creates the tag at once; nothing takes it back.
         *
         * @param message null or blank for a lightweight tag
         */
        static EmulatedTag create(EmulatedProject project, String name, String ref, String message) throws Refused {
            Repository repository = project.repository();
            if (ref.isBlank()) {
                throw new Refused(400, "Target is empty");
            }
            if (!TagNames.isLegal(name)) {
                throw new Refused(400, "Tag name invalid");
            }
            EmulatedCommit commit =
                    repository.resolve(ref).orElseThrow(() -> new Refused(400, "Target " + ref + " is invalid"));
            if (repository.tags().containsKey(name)) {
                throw new Refused(409, "Tag " + name + " already exists");
            }
            String hook = repository.hookRefusal().orElse(null);
            if (hook != null) {
                throw new Refused(500, hook);
            }
            EmulatedTag tag = new EmulatedTag(name, message == null ? "" : message.strip(), commit);
            repository.tags().put(name, tag);
            return tag;
        }
    }

    /** Which texts may name a tag (contract 3.3 step 6; git-check-ref-format). */
    static final class TagNames {

        private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//");

        private TagNames() {}

        /** A search finds a part of a name; {@code ^} and {@code $} tie it to an end (contract 11.3). */
        static boolean isFound(String name, String search) {
            boolean start = search.startsWith("^");
            boolean end = search.endsWith("$");
            String text = search.substring(start ? 1 : 0, search.length() - (end ? 1 : 0));
            if (start && end) {
                return name.equals(text);
            }
            return start ? name.startsWith(text) : end ? name.endsWith(text) : name.contains(text);
        }

        /** Git's order of versions: runs of digits count as numbers, everything else as text. */
        static int compareVersions(String one, String other) {
            String[] a = one.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
            String[] b = other.split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");
            for (int i = 0; i < Math.min(a.length, b.length); i++) {
                boolean numbers = Character.isDigit(a[i].charAt(0)) && Character.isDigit(b[i].charAt(0));
                int order = numbers ? new BigInteger(a[i]).compareTo(new BigInteger(b[i])) : a[i].compareTo(b[i]);
                if (order != 0) {
                    return order;
                }
            }
            return a.length - b.length;
        }

        static boolean isLegal(String name) {
            boolean reserved = name.isEmpty()
                    || name.equals("HEAD")
                    || name.equals("@")
                    || name.startsWith("-")
                    || name.startsWith("refs/heads/")
                    || name.startsWith("refs/remotes/");
            return !reserved
                    && !FORBIDDEN.matcher(name).find()
                    && !name.endsWith(".")
                    && Stream.of(name.split("/", -1)).allMatch(TagNames::isLegalPart);
        }

        private static boolean isLegalPart(String part) {
            return !part.isEmpty() && !part.startsWith(".") && !part.endsWith(".lock");
        }
    }

    /** {@code /projects/:id/protected_tags}, for maintainers (GitLab's document "Protected tags API"; lib/api/protected_tags.rb). */
    static final class ProtectedTagsEndpoint {

        private static final String ALL = "projects/:id/protected_tags";
        private static final String ONE = ALL + "/:name";

        private ProtectedTagsEndpoint() {}

        static void addTo(Router router) {
            router.get(ALL, ProtectedTagsEndpoint::list).permission("Protected Tag: Read");
            router.get(ONE, ProtectedTagsEndpoint::get).permission("Protected Tag: Read");
            router.post(ALL, ProtectedTagsEndpoint::protect);
            router.delete(ONE, ProtectedTagsEndpoint::unprotect);
        }

        private static HttpAnswer list(Call call) {
            return Pagination.answer(
                    call, administered(call).repository().protectedTags(), ProtectedTagsEndpoint::view);
        }

        private static HttpAnswer get(Call call) {
            return Json.answer(200, view(existing(call, administered(call))));
        }

        private static HttpAnswer protect(Call call) {
            EmulatedProject project = administered(call);
            String name = call.params().required("name");
            String level = call.params().oneOf("create_access_level", "40", "0", "30", "40");
            call.params().check();
            if (project.repository().protectedTags().stream()
                    .anyMatch(rule -> rule.pattern().equals(name))) {
                throw ApiError.message(422, Json.MAPPER.createArrayNode().add("Name has already been taken"));
            }
            Role mayCreate = Stream.of(Role.values())
                    .filter(role -> level.equals(Integer.toString(role.accessLevel())))
                    .findFirst()
                    .orElseThrow();
            ProtectedTag added = new ProtectedTag(name, mayCreate);
            project.repository().protectedTags().add(added);
            return Json.answer(201, view(added));
        }

        private static HttpAnswer unprotect(Call call) {
            EmulatedProject project = administered(call);
            project.repository().protectedTags().remove(existing(call, project));
            return HttpAnswer.status(204);
        }

        private static EmulatedProject administered(Call call) {
            EmulatedProject project = call.project();
            call.requireRole(project, Role.MAINTAINER);
            return project;
        }

        private static ProtectedTag existing(Call call, EmulatedProject project) {
            String name = call.path("name");
            return project.repository().protectedTags().stream()
                    .filter(rule -> rule.pattern().equals(name))
                    .findFirst()
                    .orElseThrow(ApiError::recordNotFound);
        }

        private static ObjectNode view(ProtectedTag rule) {
            ObjectNode json = Json.object().put("name", rule.pattern());
            json.putArray("create_access_levels")
                    .addObject()
                    .put("id", rule.mayCreate().accessLevel())
                    .put("access_level", rule.mayCreate().accessLevel())
                    .put("access_level_description", description(rule.mayCreate()));
            return json;
        }

        private static String description(Role role) {
            return switch (role) {
                case NONE -> "No one";
                case DEVELOPER -> "Developers + Maintainers";
                default -> "Maintainers";
            };
        }
    }
}
