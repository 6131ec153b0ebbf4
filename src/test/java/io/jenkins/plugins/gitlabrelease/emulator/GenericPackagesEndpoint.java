package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Api.GranularTokens;
import io.jenkins.plugins.gitlabrelease.emulator.ReleasesEndpoint.PermalinksEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.Tokens.TokenKind;
import io.jenkins.plugins.gitlabrelease.emulator.Views.PackageView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest.RequestBody;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /projects/:id/packages/generic/:package_name/:package_version/[path/]:file_name} (contract 5). */
final class GenericPackagesEndpoint {

    private static final String ROUTE = "projects/:id/packages/generic/:package_name/:package_version/*file";

    private GenericPackagesEndpoint() {}

    static void addTo(Router router) {
        router.get(ROUTE, GenericPackagesEndpoint::download)
                .alsoTakes(Takes.JOB_TOKEN, Takes.DEPLOY_TOKEN, Takes.BASIC)
                .streaming()
                .permission("Package: Read");
        router.put(ROUTE, call -> new PackageUpload(call).receive())
                .alsoTakes(Takes.JOB_TOKEN, Takes.DEPLOY_TOKEN, Takes.BASIC)
                .streaming()
                .permission("Package: Create");
    }

    private static HttpAnswer download(Call call) {
        EmulatedPackageFile file;
        synchronized (call.world()) {
            PackageAccess.requireRegistry(call);
            PackageFileName name = PackageFileName.of(call);
            EmulatedProject project = PackageAccess.project(call);
            PackageAccess.requireRead(call, project);
            file = project.registry()
                    .newestFile(name.packageName(), name.packageVersion(), name.stored())
                    .orElseThrow(ApiError::recordNotFound);
        }
        return call.world()
                .settings()
                .objectStorage()
                .map(storage -> redirect(file, storage))
                .orElseGet(() -> send(call, file));
    }

    private static HttpAnswer send(Call call, EmulatedPackageFile file) {
        String disposition = "attachment; filename=\"" + file.fileName() + "\"; filename*=UTF-8''" + file.fileName();
        HttpAnswer answer = HttpAnswer.status(200)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", disposition)
                .body(file.blob().content());
        return call.world().settings().isV13() ? answer : answer.header("X-Checksum-SHA256", file.sha256());
    }

    private static HttpAnswer redirect(EmulatedPackageFile file, SecondOrigin storage) {
        String path = "/packages/" + file.pack().id() + "/files/" + file.id() + "/" + Urls.encode(file.fileName());
        String url = storage.put(path, file.blob().content());
        return PermalinksEndpoint.redirect(url + "?X-Amz-Expires=600&X-Amz-Signature=" + Repository.sha(path));
    }

    /**
     * The upload of a generic package file. As Workhorse does, it refuses what it can before the body is read; size and duplicates
     * are found out after it (contract 5.1).
     */
    static final class PackageUpload {

        private final Call call;
        private final EmulatorSettings settings;
        private PackageFileName name;
        private EmulatedProject project;

        PackageUpload(Call call) {
            this.call = call;
            this.settings = call.world().settings();
        }

        HttpAnswer receive() throws IOException {
            boolean losesRace;
            synchronized (call.world()) {
                authorize();
                losesRace = !project.registry().mayStart(name) && settings.racingUploads();
            }
            BlobStore.Blob blob = null;
            HttpAnswer answer = null;
            try {
                blob = call.world().blobs().store(call.request().body());
                synchronized (call.world()) {
                    answer = losesRace
                            ? ApiError.message(500, "500 Internal Server Error").answer()
                            : accept(blob);
                }
                return answer;
            } finally {
                boolean kept = answer != null && answer.status() < 300;
                if (!kept && blob != null) {
                    call.world().blobs().discard(blob);
                }
                project.registry().ended(name);
            }
        }

        private void authorize() {
            PackageAccess.requireRegistry(call);
            if (call.caller().isAnonymous()) {
                throw ApiError.unauthorized();
            }
            call.params().oneOf("status", null, "default", "hidden");
            if (!settings.isV13()) {
                call.params().oneOf("select", null, "package_file");
            }
            name = PackageFileName.of(call);
            project = PackageAccess.project(call);
            PackageAccess.requireWrite(call, project);
            if (project.switches().protectsPackage(name.packageName())
                    && !call.caller().in(project).isAtLeast(Role.MAINTAINER)) {
                throw ApiError.message(403, "403 Forbidden - Package protected.");
            }
        }

        private HttpAnswer accept(BlobStore.Blob blob) {
            call.match().route().permission().ifPresent(needed -> GranularTokens.require(call, needed));
            RequestBody body = call.request().body();
            boolean nothingSent = body.declaredLength() == 0
                    && call.request().header("Content-Length").isEmpty();
            if (nothingSent) {
                throw ApiError.error(400, "file is missing");
            }
            if (settings.maxPackageFileSize() > 0 && blob.size() > settings.maxPackageFileSize()) {
                throw ApiError.badRequest("File is too large");
            }
            boolean known = project.registry()
                    .newestFile(name.packageName(), name.packageVersion(), name.stored())
                    .isPresent();
            if (known && !project.group().allowsDuplicates(name.packageName(), name.packageVersion())) {
                throw ApiError.badRequest("Duplicate package is not allowed");
            }
            EmulatedPackageFile file = project.registry()
                    .add(name, call.params().text("status"), blob, call.caller().user());
            boolean selects = call.params().has("select") && !settings.isV13();
            return selects
                    ? Json.answer(200, PackageView.uploaded(file))
                    : Json.answer(201, Json.object().put("message", "201 Created"));
        }
    }

    /** Who reaches the package registry of a project (contract 1.3, 5.1 and 5.2). */
    static final class PackageAccess {

        private PackageAccess() {}

        static void requireRegistry(Call call) {
            if (!call.world().settings().packages()) {
                throw ApiError.notFound();
            }
        }

        /** Hidden projects are 401 without a token and 404 with one, and not the 404 of other endpoints. */
        static EmulatedProject project(Call call) {
            return call.world()
                    .findProject(call.path("id"))
                    .filter(call.caller()::sees)
                    .orElseThrow(() -> call.caller().isAnonymous() ? ApiError.unauthorized() : ApiError.notFound());
        }

        static void requireRead(Call call, EmulatedProject project) {
            boolean guestIsEnough = !call.world().settings().isV13();
            boolean reads = guestIsEnough || call.caller().readsCode(project);
            boolean scoped = scoped(call, "read_package_registry") || scoped(call, "write_package_registry");
            require(call, project, reads && scoped);
        }

        static void requireWrite(Call call, EmulatedProject project) {
            require(
                    call,
                    project,
                    call.caller().writes(project, Role.DEVELOPER) && scoped(call, "write_package_registry"));
        }

        static void requireDelete(Call call, EmulatedProject project) {
            require(call, project, call.caller().writes(project, Role.MAINTAINER));
        }

        private static void require(Call call, EmulatedProject project, boolean allowed) {
            if (!allowed || !project.switches().packages()) {
                throw ApiError.forbidden();
            }
        }

        /** Only deploy tokens have scopes of their own for packages. */
        private static boolean scoped(Call call, String scope) {
            return call.caller()
                    .token()
                    .filter(token -> token.kind() == TokenKind.DEPLOY)
                    .map(token -> token.scopes().contains(scope))
                    .orElse(true);
        }
    }

    /**
     * The names in the path of a generic package file, which are legal (contract 5.1).
     *
     * @param stored the file name as the registry keeps it: with a sub-directory its slashes are {@code %2F}
     */
    record PackageFileName(String packageName, String packageVersion, String stored) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._\\-+]+");
        private static final Pattern VERSION = Pattern.compile("(?!.*\\.\\.)[\\w+.-]+");
        private static final Pattern FILE = Pattern.compile("(?![~@])[A-Za-z0-9._\\-+~@]+(?<![~@])");
        private static final Pattern OLD_FILE = Pattern.compile("[A-Za-z0-9._\\-+]+");

        /** Reads the path, and ends the call unless every name is legal; several problems come together. */
        static PackageFileName of(Call call) {
            boolean v13 = call.world().settings().isV13();
            List<String> path = call.rest();
            if (v13 && path.size() > 1) {
                throw ApiError.routeNotFound();
            }
            String packageName = call.segment("package_name");
            String packageVersion = call.segment("package_version");
            String file = path.get(path.size() - 1);
            check(call, "package_name", NAME, packageName);
            check(call, "package_version", VERSION, packageVersion);
            if (path.subList(0, path.size() - 1).stream().anyMatch(RawPath::climbs)) {
                call.params().problem("path should be a valid file path");
            }
            check(call, "file_name", v13 ? OLD_FILE : FILE, file);
            call.params().check();
            String stored = path.size() == 1 ? file : Urls.encode(String.join("/", path));
            return new PackageFileName(packageName, packageVersion, stored);
        }

        private static void check(Call call, String field, Pattern legal, String value) {
            if (!legal.matcher(value).matches()) {
                call.params().problem(field + " is invalid");
            }
            if (RawPath.climbs(value) && !field.equals("package_version")) {
                call.params().problem(field + " should be a valid file path");
            }
        }
    }
}
