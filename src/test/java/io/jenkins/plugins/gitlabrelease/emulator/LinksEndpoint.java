package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Views.LinkView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/** {@code /projects/:id/releases/:tag_name/assets/links} (contract 4). */
final class LinksEndpoint {

    private static final String ALL = "projects/:id/releases/:tag_name/assets/links";
    private static final String ONE = ALL + "/:link_id";

    private LinksEndpoint() {}

    static void addTo(Router router) {
        router.get(ALL, LinksEndpoint::list).takesJobTokenSinceV14().permission("Release Link: Read");
        router.get(ONE, LinksEndpoint::get).takesJobTokenSinceV14().permission("Release Link: Read");
        router.post(ALL, LinksEndpoint::create).takesJobTokenSinceV14().permission("Release Link: Create");
        router.put(ONE, LinksEndpoint::update).takesJobTokenSinceV14().permission("Release Link: Update");
        router.delete(ONE, LinksEndpoint::delete).takesJobTokenSinceV14().permission("Release Link: Delete");
    }

    private static HttpAnswer list(Call call) {
        Pagination.check(call);
        EmulatedProject project = ReleasesEndpoint.project(call);
        EmulatedRelease release = release(call, project);
        return Pagination.answer(
                call, release.newestLinksFirst(), link -> LinkView.of(link, project, release.tag(), call));
    }

    private static HttpAnswer get(Call call) {
        call.number("link_id");
        EmulatedProject project = ReleasesEndpoint.project(call);
        EmulatedRelease release = release(call, project);
        return Json.answer(200, LinkView.of(link(call, release), project, release.tag(), call));
    }

    private static HttpAnswer create(Call call) {
        String name = call.params().required("name");
        String url = call.params().required("url");
        String type = type(call);
        call.params().check();
        EmulatedProject project = ReleasesEndpoint.project(call);
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
        EmulatedProject project = ReleasesEndpoint.project(call);
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
        EmulatedProject project = ReleasesEndpoint.project(call);
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
        if (LinkRules.tooLongForIndex(link).isPresent()) {
            throw ApiError.message(500, "500 Internal Server Error");
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

    /** What GitLab's model of a release link accepts (contract 4). */
    static final class LinkRules {

        static final Set<String> TYPES = Set.of("other", "runbook", "image", "package");

        private static final int LONGEST_PATH = 128;
        private static final int LONGEST_INDEXED = 2_680;
        private static final Pattern BLANK = Pattern.compile("\\s*", Pattern.UNICODE_CHARACTER_CLASS);
        private static final Pattern PATH = Pattern.compile("/[^/](?!.*//)[A-Za-z0-9_.\\-/]+[A-Za-z0-9]");
        private static final Pattern URL = Pattern.compile(
                "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://(?:([^/?#]*)@)?(\\[[^/?#]*\\]|[^/?#:]*)(?::([^/?#]*))?)?([^?#]*).*",
                Pattern.DOTALL);

        /** One thing that is wrong with one field. */
        record Problem(String field, String text) {

            /** The form of the link services: {@code Url has already been taken}. */
            String sentence() {
                return field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1) + " " + text;
            }
        }

        private LinkRules() {}

        /** Checks a link on its own and against the others of its release. */
        static List<Problem> check(EmulatedLink link, List<EmulatedLink> others) {
            List<Problem> problems = new ArrayList<>(checkAlone(link));
            addTaken(problems, "url", EmulatedLink::url, link, others);
            addTaken(problems, "name", EmulatedLink::name, link, others);
            addTaken(problems, "filepath", EmulatedLink::path, link, others);
            return problems;
        }

        static List<Problem> checkAlone(EmulatedLink link) {
            List<Problem> problems = new ArrayList<>();
            urlProblems(link.url()).forEach(text -> problems.add(new Problem("url", text)));
            if (link.name() == null || BLANK.matcher(link.name()).matches()) {
                problems.add(new Problem("name", "can't be blank"));
            }
            if (link.path() != null && !PATH.matcher(link.path()).matches()) {
                problems.add(new Problem("filepath", "is in an invalid format"));
            }
            if (link.path() != null && link.path().length() > LONGEST_PATH) {
                problems.add(new Problem("filepath", "is too long (maximum is " + LONGEST_PATH + " characters)"));
            }
            return problems;
        }

        private static List<String> urlProblems(String url) {
            if (url == null || url.isBlank()) {
                return List.of("can't be blank", "must be a valid URL");
            }
            if (url.chars().anyMatch(c -> c == '\r' || c == '\n')) {
                return List.of("is blocked: URI is invalid");
            }
            Matcher parts = URL.matcher(url);
            if (!parts.matches() || !List.of("http", "https", "ftp").contains(String.valueOf(parts.group(1)))) {
                return List.of("is blocked: Only allowed schemes are http, https, ftp");
            }
            String host = parts.group(3);
            String port = parts.group(4);
            if (port != null && !port.matches("\\d{0,5}") || host != null && host.contains("\\")) {
                return List.of("is blocked: URI is invalid");
            }
            boolean odd = host == null
                    || host.isEmpty()
                    || !Character.isLetterOrDigit(host.codePointAt(host.startsWith("[") ? 1 : 0));
            return odd ? List.of("is blocked: Hostname or IP address invalid") : List.of();
        }

        /**
         * The unique indexes of release_links on URL and name are B-trees of PostgreSQL, whose rows hold 2,704 bytes, after
         * compression if there is something to compress (db/structure.sql).
         */
        static Optional<String> tooLongForIndex(EmulatedLink link) {
            for (String column : List.of("url", "name")) {
                String value = column.equals("url") ? link.url() : link.name();
                if (compressed(value) > LONGEST_INDEXED) {
                    return Optional.of("PG::ProgramLimitExceeded: ERROR:  index row size " + (value.length() + 24)
                            + " exceeds btree version 4 maximum 2704 for index \"index_release_links_on_release_id_and_"
                            + column + "\"");
                }
            }
            return Optional.empty();
        }

        private static int compressed(String value) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            if (bytes.length <= LONGEST_INDEXED) {
                return bytes.length;
            }
            Deflater deflater = new Deflater(Deflater.BEST_SPEED);
            deflater.setInput(bytes);
            deflater.finish();
            int size = deflater.deflate(new byte[bytes.length + 64]);
            deflater.end();
            return size * 4 / 3 < bytes.length ? size * 4 / 3 : bytes.length;
        }

        private static void addTaken(
                List<Problem> problems,
                String field,
                Function<EmulatedLink, String> value,
                EmulatedLink link,
                List<EmulatedLink> others) {
            boolean taken = others.stream()
                    .filter(other -> other.id() != link.id() && value.apply(link) != null)
                    .anyMatch(other -> Objects.equals(value.apply(other), value.apply(link)));
            if (taken) {
                problems.add(new Problem(field, "has already been taken"));
            }
        }
    }
}
