package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.ArrayList;
import java.util.List;

/**
 * One case of the contract: what is given, then requests with the answers that they must get.
 *
 * @param title begins with the section of the contract that says so
 * @param lines as they stand in the file, without comments
 */
record ContractCase(String title, List<String> lines) {

    private static final String START = "== ";

    /** Reads the cases of a file, whose form its first lines explain. */
    static List<ContractCase> parse(List<String> text) {
        List<ContractCase> cases = new ArrayList<>();
        for (String line : text) {
            if (line.startsWith(START)) {
                cases.add(new ContractCase(line.substring(START.length()).strip(), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.get(cases.size() - 1).lines().add(line.strip());
            }
        }
        return cases;
    }
}
