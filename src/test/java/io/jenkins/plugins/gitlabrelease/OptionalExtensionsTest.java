package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The classes for plugins that need not be there are left out by Jenkins, before it makes one of them, when it reads what
 * they extend and the plugin is missing. It writes a warning about all extensions but the optional ones.
 */
class OptionalExtensionsTest {

    static final String[] PACKAGES = {
        "io.jenkins.plugins.gitlabrelease.origin.branchsource",
        "io.jenkins.plugins.gitlabrelease.origin.git",
        "io.jenkins.plugins.gitlabrelease.server.branchsource",
        "io.jenkins.plugins.gitlabrelease.server.gitlabplugin",
    };

    static final String[] FOREIGN = {
        "com.dabsquared..",
        "hudson.plugins.git..",
        "io.jenkins.plugins.gitlabbranchsource..",
        "io.jenkins.plugins.gitlabserverconfig..",
        "jenkins.plugins.git..",
        "jenkins.scm.api..",
    };

    private static final List<JavaClass> EXTENSIONS = new ClassFileImporter()
            .importPackages(PACKAGES).stream()
                    .filter(each -> each.isAnnotatedWith(Extension.class))
                    .toList();

    @Test
    void allAreOptional() {
        assertEquals(6, EXTENSIONS.size());
        for (JavaClass extension : EXTENSIONS) {
            assertTrue(extension.getAnnotationOfType(Extension.class).optional(), extension::getName);
        }
    }

    @Test
    void whatTheyExtendCannotBeReadWithoutTheOtherPlugin() throws Exception {
        ClassLoader jenkins = new WithoutPlugins();
        for (JavaClass extension : EXTENSIONS) {
            Class<?> loaded = jenkins.loadClass(extension.getName());
            assertThrows(TypeNotPresentException.class, loaded::getGenericSuperclass, extension::getName);
        }
    }

    @Test
    void itCanBeReadWithIt() throws Exception {
        for (JavaClass extension : EXTENSIONS) {
            assertTrue(Class.forName(extension.getName()).getGenericSuperclass() instanceof java.lang.reflect.Type);
        }
    }

    /** Has this plugin's classes and Jenkins', and none of the other plugins'. */
    private static final class WithoutPlugins extends ClassLoader {

        WithoutPlugins() {
            super(OptionalExtensionsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            for (String foreign : FOREIGN) {
                if (name.startsWith(foreign.replace("..", "."))) {
                    throw new ClassNotFoundException(name);
                }
            }
            if (!name.startsWith("io.jenkins.plugins.gitlabrelease.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
