package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.ContractPlayer.ContractCase;
import java.io.IOException;
import java.io.PrintStream;

/** Plays all cases of the contract against a GitLab, and says case by case where it differs from the emulator. */
public final class ContractSuite {

    private final LiveContractServer server;
    private final PrintStream out;

    /**
     * What became of the cases.
     *
     * @param same the GitLab answered as the emulator does
     * @param skipped the role, the edition or the project does not allow the case, or its end
     */
    public record Outcome(int same, int different, int skipped) {}

    /**
     * @param project the path of an empty project with one commit on {@code main}
     * @param token of a Maintainer of it, with the scope {@code api}
     * @throws IllegalStateException if the project or the token is not fit for it
     */
    public ContractSuite(String url, String project, String token, PrintStream out)
            throws IOException, InterruptedException {
        this.server = new LiveContractServer(url, project, token);
        this.out = out;
    }

    /** What the server says of its version. */
    public String version() {
        return server.version();
    }

    /** Plays the cases one by one; nothing of them is left in the project. */
    public Outcome run() throws IOException, InterruptedException {
        int same = 0;
        int different = 0;
        int skipped = 0;
        for (ContractCase played : ContractCase.all()) {
            try {
                new ContractPlayer(server).play(played);
                same++;
                out.println("same     " + played.title());
            } catch (ContractServer.NotPlayable e) {
                skipped++;
                out.println("skipped  " + played.title() + ": " + e.getMessage());
            } catch (AssertionError e) {
                different++;
                out.println("differs  " + played.title() + ": " + oneLine(e.getMessage()));
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                different++;
                out.println("failed   " + played.title() + ": " + oneLine(String.valueOf(e.getMessage())));
            } finally {
                server.clear();
            }
        }
        return new Outcome(same, different, skipped);
    }

    /** Deletes everything in the project, also what a story left that failed. */
    public void clear() throws IOException, InterruptedException {
        server.clear();
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 600 ? line.substring(0, 600) + "..." : line;
    }
}
