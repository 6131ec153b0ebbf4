package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile.EmulatedPackage;
import io.jenkins.plugins.gitlabrelease.emulator.GenericPackagesEndpoint.PackageAccess;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.Views.PackageView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** {@code /projects/:id/packages} and the files of a package (contract 5.2). */
final class PackagesEndpoint {

    private static final String ALL = "projects/:id/packages";
    private static final String ONE = ALL + "/:package_id";
    private static final String FILES = ONE + "/package_files";

    /** Values of app/models/packages/package.rb. */
    private static final String[] TYPES = {
        "conan",
        "maven",
        "npm",
        "pypi",
        "composer",
        "nuget",
        "helm",
        "terraform_module",
        "golang",
        "debian",
        "rubygems",
        "generic",
        "ml_model"
    };

    private static final String[] STATUSES = {
        "default", "hidden", "processing", "error", "pending_destruction", "deprecated"
    };

    private PackagesEndpoint() {}

    static void addTo(Router router) {
        router.get(ALL, PackagesEndpoint::list).alsoTakes(Takes.JOB_TOKEN).permission("Package: Read");
        router.get(ONE, PackagesEndpoint::get).alsoTakes(Takes.JOB_TOKEN).permission("Package: Read");
        router.get(FILES, PackagesEndpoint::files).alsoTakes(Takes.JOB_TOKEN).permission("Package: Read");
        router.delete(ONE, PackagesEndpoint::delete).alsoTakes(Takes.JOB_TOKEN).permission("Package: Delete");
        router.delete(FILES + "/:package_file_id", PackagesEndpoint::deleteFile)
                .alsoTakes(Takes.JOB_TOKEN)
                .permission("Package: Delete");
    }

    /** The name is matched loosely, as GitLab does; hidden packages are left out unless a status is given. */
    private static HttpAnswer list(Call call) {
        EmulatedProject project = readable(call);
        String type = call.params().oneOf("package_type", null, TYPES);
        String name = call.params().text("package_name");
        String version = call.params().text("package_version");
        String status = call.params().oneOf("status", null, STATUSES);
        String order = call.params().oneOf("order_by", "created_at", "created_at", "name", "version", "type");
        boolean ascending = call.params().oneOf("sort", "asc", "asc", "desc").equals("asc");
        call.params().flag("include_versionless", false);
        call.params().check();
        Comparator<EmulatedPackage> byOrder =
                switch (order) {
                    case "name" -> Comparator.comparing(EmulatedPackage::name);
                    case "version" -> Comparator.comparing(EmulatedPackage::version);
                    default -> Comparator.comparingLong(EmulatedPackage::id);
                };
        List<EmulatedPackage> packages = project.packages().stream()
                .sorted(ascending ? byOrder : byOrder.reversed())
                .filter(pack -> status == null ? pack.isListed() : pack.status().equals(status))
                .filter(pack -> type == null || type.equals("generic"))
                .filter(pack -> name == null || lower(pack.name()).contains(lower(name)))
                .filter(pack -> version == null || pack.version().equals(version))
                .toList();
        return Pagination.answer(call, packages, pack -> PackageView.of(pack, project, call.base()));
    }

    private static HttpAnswer get(Call call) {
        EmulatedProject project = readable(call);
        EmulatedPackage pack = existing(call, project);
        List<EmulatedPackage> others = project.packages().stream()
                .filter(other -> other.name().equals(pack.name()) && other.id() != pack.id() && other.isListed())
                .toList();
        ObjectNode json = PackageView.of(pack, project, call.base());
        json.set("versions", Json.array(others, PackageView::version));
        return Json.answer(200, json);
    }

    private static HttpAnswer files(Call call) {
        EmulatedProject project = readable(call);
        List<EmulatedPackageFile> files = project.registry().files(existing(call, project));
        return Pagination.answer(call, files, PackageView::of);
    }

    private static HttpAnswer delete(Call call) {
        EmulatedProject project = deletable(call);
        project.registry().delete(existing(call, project));
        return HttpAnswer.status(204);
    }

    private static HttpAnswer deleteFile(Call call) {
        EmulatedProject project = deletable(call);
        long id = call.number("package_file_id");
        EmulatedPackageFile doomed = project.registry().files(existing(call, project)).stream()
                .filter(file -> file.id() == id)
                .findFirst()
                .orElseThrow(ApiError::recordNotFound);
        project.registry().delete(doomed);
        return HttpAnswer.status(204);
    }

    private static EmulatedProject readable(Call call) {
        EmulatedProject project = call.project();
        PackageAccess.requireRegistry(call);
        PackageAccess.requireRead(call, project);
        return project;
    }

    private static EmulatedProject deletable(Call call) {
        EmulatedProject project = readable(call);
        PackageAccess.requireDelete(call, project);
        return project;
    }

    private static EmulatedPackage existing(Call call, EmulatedProject project) {
        return project.registry()
                .find(call.number("package_id"))
                .filter(pack -> !pack.status().equals("pending_destruction"))
                .orElseThrow(ApiError::recordNotFound);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
