package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
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

    PermissionGroup PERMISSIONS = null;
    Permission CONFIGURE = null;
    Permission READ = null;
    Permission EXTENDED_READ = null;
    Permission BUILD = null;
    Permission WORKSPACE = null;
}
