package io.jenkins.plugins.gitlabrelease.security;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The plugin's own classes as they were compiled, so that no rule depends on a list that somebody has to keep. */
public final class PluginClasses {

    static final String ROOT = "io.jenkins.plugins.gitlabrelease";

    private static final JavaClasses IMPORTED = new ClassFileImporter().importPath(directory());

    private PluginClasses() {}

    /** Where the compiler put them, with the views beside them; tests lie elsewhere. */
    static Path directory() {
        try {
            return Path.of(GitLabServer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With their bytecode, read once for all tests. */
    public static JavaClasses imported() {
        return IMPORTED;
    }

    /** For reflection; nothing is initialised, so this is safe where no Jenkins runs. */
    static List<Class<?>> loaded() {
        return imported().stream()
                .map(JavaClass::getName)
                .filter(name -> name.startsWith(ROOT + "."))
                .<Class<?>>map(PluginClasses::load)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PluginClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
