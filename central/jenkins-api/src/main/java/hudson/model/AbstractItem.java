package hudson.model;

import java.io.File;
import java.io.IOException;

public abstract class AbstractItem extends Actionable implements Item {
    AbstractItem() {}

    public File getRootDir() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException();
    }
}
