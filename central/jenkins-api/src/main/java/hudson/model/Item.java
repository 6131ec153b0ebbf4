package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.IOException;

public interface Item extends Saveable, ModelObject, AccessControlled {
    ItemGroup<? extends Item> getParent();

    @NonNull
    String getName();

    @NonNull
    String getFullName();

    String getFullDisplayName();

    @Override
    String getDisplayName();

    String getUrl();

    @Override
    void save() throws IOException;

    Permission CONFIGURE = new Permission(null, "CONFIGURE", null, null, null);
    Permission READ = new Permission(null, "READ", null, null, null);
    Permission EXTENDED_READ = new Permission(null, "EXTENDED_READ", null, null, null);
    Permission BUILD = new Permission(null, "BUILD", null, null, null);
    Permission WORKSPACE = new Permission(null, "WORKSPACE", null, null, null);
}
