package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.ContractPlayer.ContractCase;
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

    @TestFactory
    Stream<DynamicTest> answersLikeGitLab() {
        return ContractCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.title(), () -> {
                    try (EmulatedContractServer server = new EmulatedContractServer()) {
                        new ContractPlayer(server).play(each);
                    }
                }));
    }

    @Test
    void namesASectionInEachOfManyCases() {
        List<ContractCase> all = ContractCase.all();
        assertTrue(all.size() >= 120, "only " + all.size());
        assertTrue(all.stream().allMatch(each -> each.title().matches("\\d+(\\.\\d+)? .+")));
        assertTrue(all.stream().allMatch(each -> each.lines().stream().anyMatch(line -> line.startsWith("-> "))));
    }
}
