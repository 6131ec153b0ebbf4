package io.jenkins.plugins.gitlabrelease.demo;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Makes an object from named arguments by its {@link DataBoundConstructor} and its {@link DataBoundSetter}s, as Jenkins
 * does for a call in a Pipeline. Unlike Jenkins, which warns, it refuses an argument that nothing takes.
 */
public final class DataBinding {

    private DataBinding() {}

    /**
     * A new object.
     *
     * @param what the object is called in messages: the name of the step
     * @throws IllegalArgumentException if an argument is unknown or of the wrong type
     */
    static <T> T bind(String what, Class<T> type, Map<String, ?> arguments) {
        Constructor<T> constructor = constructorOf(type);
        Map<String, Method> setters = settersOf(type);
        Set<String> known = parametersOf(type);
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        what + " has no parameter \"" + name + "\", only " + String.join(", ", known) + ".");
            }
        }
        T made = construct(what, constructor, arguments);
        setters.forEach((name, setter) -> {
            if (arguments.containsKey(name)) {
                invoke(() -> setter.invoke(
                        made, new Argument(what, name, arguments.get(name)).as(setter.getGenericParameterTypes()[0])));
            }
        });
        return made;
    }

    /** The names of all arguments that make an object of a type. */
    public static Set<String> parametersOf(Class<?> type) {
        Set<String> names = new TreeSet<>(settersOf(type).keySet());
        Arrays.stream(constructorOf(type).getParameters())
                .map(Parameter::getName)
                .forEach(names::add);
        return names;
    }

    private static <T> T construct(String what, Constructor<T> constructor, Map<String, ?> arguments) {
        Object[] values = Arrays.stream(constructor.getParameters())
                .map(parameter -> new Argument(what, parameter.getName(), arguments.get(parameter.getName()))
                        .as(parameter.getParameterizedType()))
                .toArray();
        return invoke(() -> constructor.newInstance(values));
    }

    @SuppressWarnings("unchecked") // a class has constructors of itself only
    private static <T> Constructor<T> constructorOf(Class<T> type) {
        return (Constructor<T>) Arrays.stream(type.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no @DataBoundConstructor"));
    }

    private static Map<String, Method> settersOf(Class<?> type) {
        Map<String, Method> setters = new TreeMap<>();
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String property = method.getName().substring("set".length());
                setters.put(Character.toLowerCase(property.charAt(0)) + property.substring(1), method);
            }
        }
        return setters;
    }

    @FunctionalInterface
    private interface Call<T> {
        T make() throws ReflectiveOperationException;
    }

    private static <T> T invoke(Call<T> call) {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
