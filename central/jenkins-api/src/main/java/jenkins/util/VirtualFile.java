package jenkins.util;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.remoting.Callable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URL;
import java.util.Collection;

public abstract class VirtualFile implements Comparable<VirtualFile>, Serializable {

    public abstract boolean isFile() throws IOException;

    @NonNull
    public Collection<String> list(@NonNull String includes, @CheckForNull String excludes, boolean useDefaultExcludes)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    @NonNull
    public abstract VirtualFile child(@NonNull String name);

    public abstract long length() throws IOException;

    public abstract InputStream open() throws IOException;

    @CheckForNull
    public URL toExternalURL() throws IOException {
        throw new UnsupportedOperationException();
    }

    public <V> V run(Callable<V, IOException> callable) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public final boolean equals(Object obj) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final int hashCode() {
        throw new UnsupportedOperationException();
    }

    public static VirtualFile forFile(File f) {
        throw new UnsupportedOperationException();
    }
}
