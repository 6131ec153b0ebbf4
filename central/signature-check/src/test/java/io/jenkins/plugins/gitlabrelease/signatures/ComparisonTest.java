package io.jenkins.plugins.gitlabrelease.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of difference is found and nothing else is. */
class ComparisonTest {
    private static final String REAL = """
            package p;
            public abstract class T<X> extends Parent implements Runnable {
              public static final int MAX = 7;
              protected T(String s) throws java.io.IOException {}
              public abstract java.util.List<X> list(Object... all);
              @Deprecated public final void old() throws IllegalStateException {}
              @Nullable public String text(@Nullable String s) { return s; }
              public void run() {}
            }
            class Parent { public int size() { return 0; } }
            @interface Nullable {}
            """;

    private static Library real;

    @TempDir
    Path temp;

    @BeforeAll
    static void compileTheRealType(@TempDir Path directory) throws IOException {
        real = Library.of(List.of(compile(directory, REAL)));
    }

    @Test
    void aPartOfTheRealTypeIsNoDifference() throws IOException {
        assertEquals(List.of(), compare("""
                package p;
                public abstract class T<X> implements Runnable {
                  protected T(String s) throws java.io.IOException {}
                  T() {}
                  public int size() { return 0; }
                  @Deprecated public final void old() {}
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            T<X>                | T<X extends Number>     | type parameters
            implements Runnable | implements Comparable<X> | is no java.lang.Comparable
            MAX = 7             | MAX = 8                 | constant 8, really 7
            int MAX             | long MAX                | no such member
            protected T         | public T                | modifiers public, really protected
            throws java.io.IOException | throws Exception | checked exceptions
            List<X> list        | List<String> list       | generic signature
            public void run() {} | public abstract void run(); | modifiers public abstract, really public
            Object... all       | Object[] all            | variable arity
            @Deprecated         |                         | really public final deprecated
            final void          | void                    | really public final deprecated
            (@Nullable String   | (String                 | nullness [@Nullable], really [@Nullable, parameter 1 @Nullable]
            @Nullable public    | public                  | nullness
            """)
    void everyChangeIsFound(String original, String changed, String expected) throws IOException {
        List<String> differences = compare(REAL.replace(original, changed == null ? "" : changed));
        assertTrue(differences.stream().anyMatch(d -> d.contains(expected)), differences::toString);
    }

    @Test
    void aTypeOfAnotherKindIsFound() throws IOException {
        assertEquals(
                List.of("p.T: kind interface, really class", "p.T: type parameters , really <X:Ljava/lang/Object;>"),
                compare("package p; public interface T {}"));
    }

    @Test
    void aTypeThatIsNotThereIsFound() throws IOException {
        assertEquals(
                List.of("p.T$Missing: no such type"),
                compare("package p; public abstract class T<X> { T() {} public interface Missing {} }"));
    }

    private List<String> compare(String declared) throws IOException {
        return new Comparison(Library.of(List.of(compile(temp, declared))), real).run();
    }

    private static Path compile(Path directory, String source) throws IOException {
        Path file = Files.writeString(directory.resolve("T.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertEquals(0, compiler.run(null, null, System.err, "-d", directory.toString(), file.toString()));
        return directory;
    }
}
