package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.concurrent.CountDownLatch;

/** Starts an emulator with a tagged project and a token, so that a person or another client can try it. */
public final class EmulatorMain {

    private static final String TOKEN = "glpat-emulator-token";

    private EmulatorMain() {}

    /**
     * Runs until the process is stopped.
     *
     * @param args the port, 8929 if it is missing, 0 for any free one
     */
    public static void main(String[] args) throws InterruptedException {
        int port = args.length == 0 ? 8929 : Integer.parseInt(args[0]);
        try (GitLabEmulator gitlab = GitLabEmulator.builder().port(port).start()) {
            EmulatedProject project = seed(gitlab);
            System.out.println("URL      " + gitlab.url());
            System.out.println("Token    " + TOKEN);
            System.out.println("Project  " + project.path() + " (id " + project.id() + ", tag v1.0, milestone 1.0)");
            System.out.println("Scratch  acme/scratch (empty, for -Pgitlab)");
            System.out.println("Releases " + gitlab.url() + "/" + project.path() + "/-/releases");
            System.out.println("Stop it with Ctrl-C.");
            new CountDownLatch(1).await();
        }
    }

    private static EmulatedProject seed(GitLabEmulator gitlab) {
        EmulatedProject project = gitlab.project("acme/app");
        project.commit("main", "Add a greeting");
        project.tag("v1.0");
        project.milestone("1.0");
        gitlab.project("acme/scratch");
        gitlab.tokens().personalOf(TOKEN, "api").role(Role.MAINTAINER);
        return project;
    }
}
