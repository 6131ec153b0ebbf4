package io.jenkins.plugins.gitlabrelease.signatures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The types in some jars and class directories, and behind them those of the running JDK. */
final class Library {
    private final Map<String, TypeShape> types = new TreeMap<>();
    private final Map<String, Optional<TypeShape>> jdk = new HashMap<>();
    private final Uses uses = new Uses();

    /**
     * Reads every class file.
     *
     * @throws IOException if a path is missing or cannot be read
     */
    static Library of(Collection<Path> jarsAndDirectories) throws IOException {
        Library library = new Library();
        for (Path path : jarsAndDirectories) {
            if (Files.isDirectory(path)) {
                library.readTree(path);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    library.readTree(jar.getPath("/"));
                }
            }
        }
        return library;
    }

    private void readTree(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(f -> f.toString().endsWith(".class")
                            && !f.toString().contains("META-INF")
                            && !f.endsWith("module-info.class"))
                    .toList();
        }
        for (Path file : files) {
            byte[] classFile = Files.readAllBytes(file);
            TypeShape shape = ShapeReader.read(classFile);
            types.putIfAbsent(shape.name(), shape);
            uses.add(classFile);
        }
    }

    Collection<TypeShape> types() {
        return types.values();
    }

    /** What the types here refer to. */
    Uses uses() {
        return uses;
    }

    /** Finds a type here or in the JDK; null if there is none. */
    TypeShape find(String name) {
        TypeShape here = types.get(name);
        return here != null
                ? here
                : jdk.computeIfAbsent(name, n -> Optional.ofNullable(inJdk(n))).orElse(null);
    }

    private static TypeShape inJdk(String name) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? null : ShapeReader.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All supertypes that can be found, nearest first, without the type itself. */
    Set<String> ancestors(String name) {
        Set<String> found = new LinkedHashSet<>();
        TypeShape type = find(name);
        if (type != null) {
            for (String parent : type.parents()) {
                if (found.add(parent)) {
                    found.addAll(ancestors(parent));
                }
            }
        }
        return found;
    }

    /** The member declared by the type or else by its nearest ancestor that declares it; null if none does. */
    Member resolve(String type, String key) {
        TypeShape shape = find(type);
        Member member = shape == null ? null : shape.members().get(key);
        if (member != null || key.startsWith("<init>")) {
            return member;
        }
        for (String ancestor : ancestors(type)) {
            TypeShape parent = find(ancestor);
            if (parent != null && parent.members().containsKey(key)) {
                return parent.members().get(key);
            }
        }
        return null;
    }
}
