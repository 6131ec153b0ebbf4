package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Packages and their files (contract 5). */
final class PackageView {

    private PackageView() {}

    static ObjectNode of(EmulatedPackage pack, EmulatedProject project, String base) {
        ObjectNode json = Json.object()
                .put("id", pack.id())
                .put("name", pack.name())
                .put("version", pack.version())
                .put("package_type", "generic")
                .put("status", pack.status());
        json.putObject("_links")
                .put("web_path", Urls.path(Urls.project(base, project)) + "/-/packages/" + pack.id())
                .put("delete_api_path", base + "/api/v4/projects/" + project.id() + "/packages/" + pack.id());
        json.put("created_at", Json.time(pack.createdAt()));
        json.putNull("last_downloaded_at");
        json.putArray("tags");
        return json;
    }

    /** An item of the file list. */
    static ObjectNode of(EmulatedPackageFile file) {
        return Json.object()
                .put("id", file.id())
                .put("package_id", file.pack().id())
                .put("created_at", Json.time(file.createdAt()))
                .put("file_name", file.fileName())
                .put("size", file.size())
                .putNull("file_md5")
                .putNull("file_sha1")
                .put("file_sha256", file.sha256());
    }

    /** The answer to an upload with {@code select=package_file}, with a {@code file.url} that is no good as a link. */
    static ObjectNode uploaded(EmulatedPackageFile file) {
        ObjectNode json = of(file).put("updated_at", Json.time(file.createdAt()))
                .put("file_store", 1)
                .put("status", "default")
                .putNull("new_file_path")
                .putNull("verification_retry_at")
                .putNull("verification_checksum");
        json.putObject("file")
                .put(
                        "url",
                        "/%40hashed/" + file.sha256().substring(0, 2) + "/packages/"
                                + file.pack().id() + "/files/" + file.id() + "/" + file.fileName());
        return json;
    }
}
