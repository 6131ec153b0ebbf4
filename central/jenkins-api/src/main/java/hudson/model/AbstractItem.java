package hudson.model;

import java.io.IOException;

public abstract class AbstractItem extends Actionable implements Item {
    AbstractItem() {}

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException();
    }
}
