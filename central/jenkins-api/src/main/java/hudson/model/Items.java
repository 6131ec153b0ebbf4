package hudson.model;

import org.springframework.security.core.Authentication;

public class Items {
    Items() {}

    @SuppressWarnings("rawtypes")
    public static <T extends Item> Iterable<T> allItems2(Authentication authentication, ItemGroup root, Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
