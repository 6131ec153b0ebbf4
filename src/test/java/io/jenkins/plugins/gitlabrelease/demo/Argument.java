package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A value that a script gave for a parameter.
 *
 * @param what the parameter belongs to, for messages
 * @param value null if it was left out
 */
record Argument(String what, String name, @CheckForNull Object value) {

    /**
     * The value as the parameter takes it: text from a Groovy string, the elements of a list one by one, and a map as
     * the object that it describes.
     */
    @CheckForNull
    Object as(Type wanted) {
        if (wanted == boolean.class) {
            return value == null ? Boolean.FALSE : as(Boolean.class);
        }
        if (wanted == int.class) {
            return value == null ? Integer.valueOf(0) : as(Integer.class);
        }
        if (value == null) {
            return null;
        }
        if (wanted == String.class && value instanceof CharSequence) {
            return value.toString();
        }
        if (wanted instanceof ParameterizedType list && list.getRawType() == List.class) {
            return elements(list.getActualTypeArguments()[0]);
        }
        Class<?> type = (Class<?>) wanted;
        if (type.isInstance(value)) {
            return value;
        }
        if (value instanceof Map<?, ?> map
                && !type.isPrimitive()
                && type.getPackageName().startsWith("io.jenkins")) {
            return DataBinding.bind(what + ", " + name, type, named(map));
        }
        throw refusal(type.getSimpleName());
    }

    private List<?> elements(Type elementType) {
        if (!(value instanceof Collection<?> given)) {
            throw refusal("list");
        }
        return given.stream()
                .map(element -> new Argument(what, name, element).as(elementType))
                .toList();
    }

    @SuppressWarnings("unchecked") // names in a Groovy map literal are strings
    private static Map<String, ?> named(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    private IllegalArgumentException refusal(String wanted) {
        return new IllegalArgumentException(what + " takes a " + wanted + " for " + name + ", not a "
                + value.getClass().getSimpleName() + ".");
    }
}
