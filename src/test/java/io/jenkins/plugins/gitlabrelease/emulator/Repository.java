package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Git side of one project: commits in one line, branches, tags and who may create them. */
final class Repository {

    private final World world;
    private final String seed;
    private final List<EmulatedCommit> commits = new CopyOnWriteArrayList<>();
    private final Map<String, EmulatedCommit> branches = new ConcurrentHashMap<>();
    private final Map<String, EmulatedTag> tags = new ConcurrentSkipListMap<>();
    private final List<ProtectedTag> protectedTags = new CopyOnWriteArrayList<>();
    private volatile String hookRefusal;

    Repository(World world, String seed) {
        this.world = world;
        this.seed = seed;
    }

    /** Commits to a branch, which is made if it is new. */
    EmulatedCommit commit(String branch, String message) {
        EmulatedCommit commit = new EmulatedCommit(
                sha(seed + commits.size()),
                message,
                EmulatedUser.ROOT,
                world.clock().instant());
        commits.add(commit);
        branches.put(branch, commit);
        return commit;
    }

    List<EmulatedCommit> commits() {
        return commits;
    }

    Map<String, EmulatedCommit> branches() {
        return branches;
    }

    Map<String, EmulatedTag> tags() {
        return tags;
    }

    List<ProtectedTag> protectedTags() {
        return protectedTags;
    }

    /** Adds a commit of a given id, for a tag on a commit that the test knows. */
    EmulatedCommit commitOf(String sha) {
        return commits.stream()
                .filter(each -> each.sha().equals(sha))
                .findFirst()
                .orElseGet(() -> {
                    EmulatedCommit added = new EmulatedCommit(
                            sha,
                            "Commit " + sha.substring(0, 8),
                            EmulatedUser.ROOT,
                            world.clock().instant());
                    commits.add(added);
                    return added;
                });
    }

    /**
     * Finds what a ref means: a tag, a branch, either of them in full such as {@code refs/heads/main}, {@code HEAD}, or a commit
     * of which at least seven digits are given.
     */
    Optional<EmulatedCommit> resolve(String ref) {
        if (ref.startsWith("refs/tags/")) {
            return Optional.ofNullable(tags.get(ref.substring(10))).map(EmulatedTag::commit);
        }
        if (ref.startsWith("refs/heads/")) {
            return Optional.ofNullable(branches.get(ref.substring(11)));
        }
        if (ref.equals("HEAD")) {
            return Optional.ofNullable(branches.get("main"));
        }
        if (tags.containsKey(ref)) {
            return Optional.of(tags.get(ref).commit());
        }
        if (branches.containsKey(ref)) {
            return Optional.of(branches.get(ref));
        }
        return commits.stream()
                .filter(commit -> ref.length() >= 7 && commit.sha().startsWith(ref))
                .findFirst();
    }

    /** The commits after one and up to another, oldest first. */
    List<EmulatedCommit> between(EmulatedCommit first, EmulatedCommit last) {
        int from = commits.indexOf(first) + 1;
        int to = commits.indexOf(last) + 1;
        return from < to ? List.copyOf(commits.subList(from, to)) : List.of();
    }

    boolean mayCreateTag(String tag, Role role) {
        List<ProtectedTag> rules =
                protectedTags.stream().filter(rule -> rule.matches(tag)).toList();
        return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.admits(role));
    }

    /** The text with which a server hook refuses every new tag, if there is such a hook. */
    Optional<String> hookRefusal() {
        return Optional.ofNullable(hookRefusal);
    }

    void refuseTags(String text) {
        hookRefusal = text;
    }

    static String sha(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /**
     * A commit.
     *
     * @param sha 40 hexadecimal digits
     * @param message the whole message; its first line is the title
     */
    public record EmulatedCommit(String sha, String message, EmulatedUser author, Instant createdAt) {

        private static final Pattern TRAILER = Pattern.compile("[A-Za-z0-9-]+: *\\S.*");

        /** The {@code Key: value} lines of the last paragraph, if it has nothing else. */
        Map<String, String> trailers() {
            String[] paragraphs = message.strip().split("\\R\\R+");
            String last = paragraphs[paragraphs.length - 1];
            if (paragraphs.length == 1
                    || !last.lines().allMatch(line -> TRAILER.matcher(line).matches())) {
                return Map.of();
            }
            Map<String, String> trailers = new LinkedHashMap<>();
            last.lines().forEach(line -> {
                String[] keyAndValue = line.split(": *", 2);
                trailers.put(keyAndValue[0], keyAndValue[1]);
            });
            return trailers;
        }

        String title() {
            return message.lines().findFirst().orElse("");
        }

        String shortId() {
            return sha.substring(0, 8);
        }
    }

    /**
     * A Git tag.
     *
     * @param message of an annotated tag; empty for a lightweight one
     */
    public record EmulatedTag(String name, String message, EmulatedCommit commit) {}

    /** A rule that lets only some roles create tags of certain names; {@code *} stands for any text. */
    record ProtectedTag(String pattern, Role mayCreate) {

        boolean matches(String tag) {
            String expression =
                    Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return tag.matches(expression);
        }

        boolean admits(Role role) {
            return mayCreate != Role.NONE && role.isAtLeast(mayCreate);
        }
    }
}
