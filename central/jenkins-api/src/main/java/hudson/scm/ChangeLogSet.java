package hudson.scm;

public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    ChangeLogSet() {}

    public abstract static class Entry {
        public String getCommitId() {
            throw new UnsupportedOperationException();
        }

        public abstract String getMsg();
    }
}
