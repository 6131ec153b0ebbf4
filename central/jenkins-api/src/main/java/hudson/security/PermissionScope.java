package hudson.security;

import hudson.model.ModelObject;

public final class PermissionScope {
    public PermissionScope(Class<? extends ModelObject> modelClass, PermissionScope... containers) {}
}
