package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;

/** Something that happens once, at a chosen request of a build. */
final class Moment {

    private Moment() {}

    /**
     * Does something right after the first such request of the build.
     *
     * @param path the end of the path, as a regular expression
     */
    static GitLabEvents after(String method, String path, Runnable work) {
        return after(method, path, false, work);
    }

    /** As above, once GitLab has refused something with the status 400, while the build withdraws what it sent. */
    static GitLabEvents afterRefusal(String method, String path, Runnable work) {
        return after(method, path, true, work);
    }

    private static GitLabEvents after(String method, String path, boolean refusedOnly, Runnable work) {
        return new GitLabEvents() {
            private boolean refused;
            private boolean done;

            @Override
            public void request(String usedMethod, String usedPath, int status) {
                refused |= status == 400;
                if (!done && (refused || !refusedOnly) && usedMethod.equals(method) && usedPath.matches(".*" + path)) {
                    done = true;
                    work.run();
                }
            }
        };
    }
}
