package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.List;
import java.util.regex.Pattern;

/** Which names the generic registry accepts (contract 5.1). */
final class PackageNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._\\-+]+");
    private static final Pattern VERSION = Pattern.compile("(?!.*\\.\\.)[\\w+.-]+");
    private static final Pattern FILE = Pattern.compile("(?![~@])[A-Za-z0-9._\\-+~@]+(?<![~@])");
    private static final Pattern OLD_FILE = Pattern.compile("[A-Za-z0-9._\\-+]+");

    private PackageNames() {}

    /** Ends the call unless every name is legal; several problems come together. */
    static void check(Call call, List<String> path) {
        boolean v13 = call.world().settings().isV13();
        String file = path.get(path.size() - 1);
        check(call, "package_name", NAME, call.segment("package_name"));
        check(call, "package_version", VERSION, call.segment("package_version"));
        check(call, "file_name", v13 ? OLD_FILE : FILE, file);
        if (path.subList(0, path.size() - 1).stream().anyMatch(RawPath::climbs)) {
            call.params().problem("path should be a valid file path");
        }
        call.params().check();
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
