package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.RequestBody;
import java.io.IOException;

/**
 * The upload of a generic package file. As Workhorse does, it refuses what it can before the body is read; size and duplicates
 * are found out after it (contract 5.1).
 */
final class PackageUpload {

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
