package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.ContractPlayer.ContractCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the emulator to GitLab's contract. The cases lie beside it as texts, each with the section it comes from; the first
 * file explains their form.
 */
class EmulatorContractTest {

    private static final List<String> FILES = List.of(
            "1-all-routes.txt",
            "2-release-json.txt",
            "3-releases.txt",
            "3-more-of-releases.txt",
            "4-links.txt",
            "5-packages.txt",
            "6-supporting.txt",
            "7-gitlab-13.txt",
            "11-newer-facts.txt");

    @TestFactory
    Stream<DynamicTest> answersLikeGitLab() {
        return FILES.stream()
                .flatMap(file -> cases(file).stream())
                .map(each -> DynamicTest.dynamicTest(each.title(), () -> {
                    try (ContractPlayer player = new ContractPlayer()) {
                        player.play(each);
                    }
                }));
    }

    @Test
    void namesASectionInEachOfManyCases() {
        List<ContractCase> all =
                FILES.stream().flatMap(file -> cases(file).stream()).toList();
        assertTrue(all.size() >= 120, "only " + all.size());
        assertTrue(all.stream().allMatch(each -> each.title().matches("\\d+(\\.\\d+)? .+")));
        assertTrue(all.stream().allMatch(each -> each.lines().stream().anyMatch(line -> line.startsWith("-> "))));
    }

    private static List<ContractCase> cases(String file) {
        try (InputStream in = EmulatorContractTest.class.getResourceAsStream("contract/" + file)) {
            return ContractCase.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
