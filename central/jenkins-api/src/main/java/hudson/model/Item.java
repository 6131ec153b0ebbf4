package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.IOException;

public interface Item extends Saveable, ModelObject, AccessControlled {

    @Override
    String getDisplayName();

    @Override
    void save() throws IOException;

    Permission BUILD = new Permission(null, "BUILD", null, null, null);
    Permission EXTENDED_READ = new Permission(null, "EXTENDED_READ", null, null, null);
}
