package io.jenkins.plugins.gitlabrelease.acceptance;

import io.jenkins.plugins.gitlabrelease.emulator.ContractSuite;
import java.io.PrintStream;

/**
 * Compares a GitLab with the emulator case by case, and lets the plugin publish to it from the first release to the last:
 *
 * <pre>
 * export GITLAB_TOKEN=...
 * mvn -f central -Pgitlab -Dgitlab.url=https://gitlab.example.com -Dgitlab.project=group/scratch
 * </pre>
 *
 * The project must be empty but for a commit on {@code main}; it is left like that.
 */
public final class AcceptanceMain {

    private AcceptanceMain() {}

    /** Reads the system properties {@code gitlab.url} and {@code gitlab.project}, and the variable {@code GITLAB_TOKEN}. */
    public static void main(String[] args) {
        System.exit(run(
                System.getProperty("gitlab.url", ""),
                System.getProperty("gitlab.project", ""),
                System.getenv("GITLAB_TOKEN"),
                System.out));
    }

    /** @return 0 if the GitLab answers as the emulator does and every story goes well, 1 if not, 2 if nothing was tried */
    static int run(String url, String project, String token, PrintStream out) {
        if (url.isBlank() || project.isBlank() || token == null || token.isBlank()) {
            out.println(
                    "Set -Dgitlab.url=https://gitlab.example.com, -Dgitlab.project=group/scratch (an empty project), and the"
                            + " environment variable GITLAB_TOKEN: the token of a Maintainer with the scope api.");
            return 2;
        }
        ContractSuite suite;
        try {
            suite = new ContractSuite(url, project, token, out);
        } catch (Exception e) {
            out.println("Nothing was tried: " + e.getMessage());
            return 2;
        }
        out.println("GitLab " + suite.version() + " at " + url + ", project " + project);
        try {
            ContractSuite.Outcome outcome = suite.run();
            int failed = new Stories(url, project, token, out).run();
            out.println("GitLab " + suite.version() + ": " + outcome.same() + " cases are the same, "
                    + outcome.different() + " differ, " + outcome.skipped() + " were skipped, and " + failed
                    + " steps of stories failed.");
            return outcome.different() + failed == 0 ? 0 : 1;
        } catch (Exception e) {
            out.println("Ended early: " + e.getMessage());
            return 1;
        } finally {
            clear(suite, out);
        }
    }

    private static void clear(ContractSuite suite, PrintStream out) {
        try {
            suite.clear();
        } catch (Exception e) {
            out.println("Something may be left in the project: " + e.getMessage());
        }
    }
}
