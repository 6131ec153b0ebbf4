package jenkins.util;

public class JenkinsJVM {
    JenkinsJVM() {}

    public static void checkJenkinsJVM() {
        throw new UnsupportedOperationException();
    }
}
