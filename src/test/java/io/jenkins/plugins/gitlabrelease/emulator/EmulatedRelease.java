package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A release as it is stored. A change makes another one.
 *
 * @param name null if never given, which GitLab shows as the tag
 * @param description null if never given
 * @param sha the commit of the tag when the release was made
 * @param links in the order of their ids
 */
public record EmulatedRelease(
        String tag,
        String name,
        String description,
        Instant createdAt,
        Instant releasedAt,
        Instant updatedAt,
        EmulatedUser author,
        String sha,
        List<EmulatedMilestone> milestones,
        List<EmulatedLink> links,
        List<Evidence> evidences) {

    /** One collected evidence. */
    public record Evidence(long id, String sha, Instant collectedAt) {}

    public EmulatedRelease {
        milestones = List.copyOf(milestones);
        links = List.copyOf(links);
        evidences = List.copyOf(evidences);
    }

    /** Returns the link of that name. */
    public EmulatedLink link(String linkName) {
        return links.stream()
                .filter(link -> link.name().equals(linkName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + linkName + " in " + links));
    }

    /** The links as GitLab lists them: newest first (contract 2). */
    List<EmulatedLink> newestLinksFirst() {
        return links.stream()
                .sorted(Comparator.comparingLong(EmulatedLink::id).reversed())
                .toList();
    }

    EmulatedRelease withLinks(List<EmulatedLink> others, Instant now) {
        return new EmulatedRelease(
                tag, name, description, createdAt, releasedAt, now, author, sha, milestones, others, evidences);
    }

    EmulatedRelease withText(String otherName, String otherDescription, Instant now) {
        return new EmulatedRelease(
                tag,
                otherName,
                otherDescription,
                createdAt,
                releasedAt,
                now,
                author,
                sha,
                milestones,
                links,
                evidences);
    }

    EmulatedRelease withReleasedAt(Instant other) {
        return new EmulatedRelease(
                tag, name, description, createdAt, other, updatedAt, author, sha, milestones, links, evidences);
    }

    EmulatedRelease withMilestones(List<EmulatedMilestone> others) {
        return new EmulatedRelease(
                tag, name, description, createdAt, releasedAt, updatedAt, author, sha, others, links, evidences);
    }

    EmulatedRelease withEvidence(Evidence added) {
        List<Evidence> more = new ArrayList<>(evidences);
        more.add(added);
        return new EmulatedRelease(
                tag, name, description, createdAt, releasedAt, updatedAt, author, sha, milestones, links, more);
    }

    /**
     * A link of a release.
     *
     * @param path the direct asset path with its leading slash, or null
     * @param type {@code other}, {@code runbook}, {@code image} or {@code package}
     */
    public record EmulatedLink(long id, String name, String url, String path, String type, Instant createdAt) {}
}
