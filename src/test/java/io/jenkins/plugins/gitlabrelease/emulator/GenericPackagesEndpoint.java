package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;

/** {@code /projects/:id/packages/generic/:package_name/:package_version/[path/]:file_name} (contract 5). */
final class GenericPackagesEndpoint {

    private static final String ROUTE = "projects/:id/packages/generic/:package_name/:package_version/*file";

    private GenericPackagesEndpoint() {}

    static void addTo(Router router) {
        router.get(ROUTE, GenericPackagesEndpoint::download)
                .alsoTakes(Takes.JOB_TOKEN, Takes.DEPLOY_TOKEN, Takes.BASIC)
                .streaming();
        router.put(ROUTE, call -> new PackageUpload(call).receive())
                .alsoTakes(Takes.JOB_TOKEN, Takes.DEPLOY_TOKEN, Takes.BASIC)
                .streaming();
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
}
