package jenkins.plugins.git;

import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;

public abstract class AbstractGitSCMSource extends SCMSource {
    public AbstractGitSCMSource() {}

    public abstract String getRemote();

    public static class SCMRevisionImpl extends SCMRevision {
        private static final long serialVersionUID = 1L;

        SCMRevisionImpl() {
            super(null);
        }

        public String getHash() {
            throw new UnsupportedOperationException();
        }
    }
}
