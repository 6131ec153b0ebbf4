package hudson.scm;

import edu.umd.cs.findbugs.annotations.CheckForNull;

public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    ChangeLogSet() {}

    public abstract static class Entry {
        @CheckForNull
        public String getCommitId() {
            throw new UnsupportedOperationException();
        }

        public abstract String getMsg();
    }
}
