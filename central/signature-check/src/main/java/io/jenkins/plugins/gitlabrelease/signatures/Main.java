package io.jenkins.plugins.gitlabrelease.signatures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares signatures with real jars and prints every difference.
 *
 * <p>Arguments: the class directory or jar with the signatures, then the real jars. Every type that the signatures name
 * in a {@code throws} clause or as a supertype has to be in one of them or in the JDK.
 */
public final class Main {
    private Main() {}

    /**
     * Runs the comparison.
     *
     * @throws IllegalStateException if there is a difference
     * @throws IllegalArgumentException if arguments are missing
     * @throws IOException if a jar cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            throw new IllegalArgumentException("Usage: <signatures> <real jar>...");
        }
        Library declared = Library.of(List.of(Path.of(args[0])));
        Library real = Library.of(Stream.of(args).skip(1).map(Path::of).toList());
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
}
