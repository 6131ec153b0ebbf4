package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.List;
import java.util.regex.Pattern;

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
