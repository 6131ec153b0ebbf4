package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.http.AnswerBody;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.io.IOException;
import java.util.List;

/** {@code /projects/:id/packages/generic/:package_name/:package_version/[path/]:file_name} (contract 5). */
final class GenericPackagesEndpoint {

    private static final String ROUTE = "projects/:id/packages/generic/:package_name/:package_version/*file";

    private GenericPackagesEndpoint() {}

    static void addTo(Router router) {
        router.get(ROUTE, GenericPackagesEndpoint::download)
                .takes(Takes.JOB_TOKEN, Takes.DEPLOY_TOKEN, Takes.BASIC)
                .streaming();
        router.put(ROUTE, GenericPackagesEndpoint::upload)
                .takes(Takes.JOB_TOKEN, Takes.DEPLOY_TOKEN, Takes.BASIC)
                .streaming();
    }

    /** Refuses what it can before the body is read, as Workhorse does; size and duplicates come after it. */
    private static HttpAnswer upload(Call call) throws IOException {
        EmulatedProject project;
        synchronized (call.world()) {
            project = authorize(call);
        }
        BlobStore.Blob blob = call.world().blobs().store(call.request().body());
        try {
            synchronized (call.world()) {
                return accept(call, project, blob);
            }
        } catch (ApiError refused) {
            call.world().blobs().discard(blob);
            throw refused;
        }
    }

    private static EmulatedProject authorize(Call call) {
        PackageAccess.requireRegistry(call);
        if (call.caller().isAnonymous()) {
            throw ApiError.unauthorized();
        }
        call.params().oneOf("status", null, "default", "hidden");
        call.params().oneOf("select", null, "package_file");
        PackageNames.check(call, path(call));
        EmulatedProject project = PackageAccess.project(call);
        PackageAccess.requireWrite(call, project);
        String name = call.segment("package_name");
        if (project.switches().protectsPackage(name)
                && !call.caller().in(project).isAtLeast(Role.MAINTAINER)) {
            throw ApiError.message(403, "403 Forbidden - Package protected.");
        }
        return project;
    }

    private static HttpAnswer accept(Call call, EmulatedProject project, BlobStore.Blob blob) {
        boolean nothingSent = call.request().body().declaredLength() == 0
                && call.request().header("Content-Length").isEmpty();
        if (nothingSent) {
            throw ApiError.error(400, "file is missing");
        }
        long largest = call.world().settings().maxPackageFileSize();
        if (largest > 0 && blob.size() > largest) {
            throw ApiError.badRequest("File is too large");
        }
        String name = call.segment("package_name");
        String version = call.segment("package_version");
        String fileName = storedName(path(call));
        if (project.registry().newestFile(name, version, fileName).isPresent()
                && !project.group().allowsDuplicates(name, version)) {
            throw ApiError.badRequest("Duplicate package is not allowed");
        }
        EmulatedPackageFile file = project.registry()
                .add(
                        name,
                        version,
                        call.params().text("status"),
                        fileName,
                        blob,
                        call.caller().user());
        return call.params().has("select")
                ? Json.answer(200, PackageView.uploaded(file))
                : Json.answer(201, Json.object().put("message", "201 Created"));
    }

    private static HttpAnswer download(Call call) throws IOException {
        EmulatedPackageFile file;
        synchronized (call.world()) {
            PackageAccess.requireRegistry(call);
            PackageNames.check(call, path(call));
            EmulatedProject project = PackageAccess.project(call);
            PackageAccess.requireRead(call, project);
            file = project.registry()
                    .newestFile(call.segment("package_name"), call.segment("package_version"), storedName(path(call)))
                    .orElseThrow(ApiError::recordNotFound);
        }
        return send(call, file);
    }

    private static HttpAnswer send(Call call, EmulatedPackageFile file) {
        String disposition = "attachment; filename=\"" + file.fileName() + "\"; filename*=UTF-8''" + file.fileName();
        HttpAnswer answer = HttpAnswer.status(200)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Disposition", disposition)
                .body(AnswerBody.of(file.blob().file()));
        return call.world().settings().isV13() ? answer : answer.header("X-Checksum-SHA256", file.sha256());
    }

    private static List<String> path(Call call) {
        return call.rest();
    }

    /** A file in a sub-directory is stored under its encoded path. */
    private static String storedName(List<String> path) {
        return path.size() == 1 ? path.get(0) : Urls.encode(String.join("/", path));
    }
}
