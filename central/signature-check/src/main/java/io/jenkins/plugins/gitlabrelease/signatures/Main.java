package io.jenkins.plugins.gitlabrelease.signatures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares signatures with real jars, or with the classes that use them, and prints every difference.
 *
 * <p>Arguments of the first form: {@code compare}, the class directory or jar with the signatures, the real jars. Every
 * type that the signatures name as a supertype or in a {@code throws} clause has to be in one of them or in the JDK.
 *
 * <p>Arguments of the second form: {@code unused}, the signatures, the class directories that use them.
 */
public final class Main {
    private Main() {}

    /**
     * Runs the comparison.
     *
     * @throws IllegalStateException if there is a difference
     * @throws IllegalArgumentException if the arguments are of neither form
     * @throws IOException if a jar cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            throw new IllegalArgumentException("Usage: compare|unused <signatures> <jar or class directory>...");
        }
        List<Path> paths = Stream.of(args).skip(1).map(Path::of).toList();
        Library declared = Library.of(paths.subList(0, 1));
        Library others = Library.of(paths.subList(1, paths.size()));
        switch (args[0]) {
            case "compare" -> compare(declared, others);
            case "unused" -> unused(declared, others, Library.of(paths));
            default -> throw new IllegalArgumentException("Neither compare nor unused: " + args[0]);
        }
    }

    private static void compare(Library declared, Library real) {
        Comparison comparison = new Comparison(declared, real);
        List<String> differences = comparison.run();
        differences.forEach(System.out::println);
        System.out.printf(
                "%d types with %d members compared, %d differences%n",
                comparison.types(), comparison.members(), differences.size());
        if (!differences.isEmpty()) {
            throw new IllegalStateException("The signatures differ from the real ones");
        }
    }

    private static void unused(Library declared, Library users, Library both) {
        List<String> unused = new Unused(declared, users, both).find();
        unused.forEach(System.out::println);
        if (!unused.isEmpty()) {
            throw new IllegalStateException("Declared but not used: remove the lines above from jenkins-api");
        }
    }
}
