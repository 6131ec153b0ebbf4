package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GitLab's model of a release link accepts (contract 4). */
final class LinkRules {

    static final Set<String> TYPES = Set.of("other", "runbook", "image", "package");

    private static final int LONGEST_PATH = 128;
    private static final Pattern PATH = Pattern.compile("/(?!/)(?!.*//)[A-Za-z0-9_.\\-/]{2,}[A-Za-z0-9]");
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(?://(?:[^/?#@]*@)?([^/?#:]*))?.*");

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
        if (link.name() == null || link.name().isBlank()) {
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
        if (url.chars().anyMatch(c -> c <= ' ')) {
            return List.of("is blocked: URI is invalid");
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || !parts.group(1).matches("(?i)https?|ftp")) {
            return List.of("is blocked: Only allowed schemes are http, https, ftp");
        }
        String host = parts.group(2);
        boolean odd =
                host == null || host.isEmpty() || !Character.isLetterOrDigit(host.charAt(0)) && host.charAt(0) != '[';
        return odd ? List.of("is blocked: Hostname or IP address invalid") : List.of();
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
