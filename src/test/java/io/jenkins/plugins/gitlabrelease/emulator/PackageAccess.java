package io.jenkins.plugins.gitlabrelease.emulator;

/** Who reaches the package registry of a project (contract 1.3, 5.1 and 5.2). */
final class PackageAccess {

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
        require(call, project, reads && scoped(call, "read_package_registry"));
    }

    static void requireWrite(Call call, EmulatedProject project) {
        require(call, project, call.caller().writes(project, Role.DEVELOPER) && scoped(call, "write_package_registry"));
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
