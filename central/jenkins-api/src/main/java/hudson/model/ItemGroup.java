package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;

public interface ItemGroup<T extends Item> extends ModelObject {
    @NonNull
    String getFullName();
}
