package io.jenkins.plugins.gitlabrelease.signatures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called, overridden, annotated with or needed to declare these stays; the rest is listed. */
class UnusedTest {
    private static final String DECLARED = """
            package p;
            public abstract class T {
              protected T(String s) {}
              protected T(int i) { this(""); }
              public void called() {}
              public void calledOnASubclass() {}
              public void idle() {}
              public abstract T.Result overridden();
              public static class Result { private Result() {} public int size() { return 0; } }
              public interface Idle {}
              public interface Base { void implemented(); }
              public static class Thing implements Base { Thing() {} public void implemented() {} }
              public @interface Mark { String used() default ""; String idle() default ""; }
              public enum Color { RED, GREEN }
            }
            """;

    private static final String USER = """
            package u;
            class User extends p.T {
              User() { super(""); }
              @Mark(used = "x") public p.T.Result overridden() { called(); return null; }
              void act(User u, p.T.Thing t) { u.calledOnASubclass(); t.implemented(); Object c = p.T.Color.RED; }
            }
            """;

    @TempDir
    Path temp;

    @Test
    void listsWhatCouldGo() throws IOException {
        Path declared = compile("T", DECLARED);
        Path users = compile("User", USER, "-cp", declared.toString());
        Unused unused = new Unused(
                Library.of(List.of(declared)), Library.of(List.of(users)), Library.of(List.of(declared, users)));
        assertEquals(
                List.of(
                        "p.T#<init>(I)V",
                        "p.T#idle()V",
                        "p.T$Color#GREENLp/T$Color;",
                        "p.T$Idle",
                        "p.T$Mark#idle()Ljava/lang/String;",
                        "p.T$Result#size()I"),
                unused.find());
    }

    private Path compile(String type, String source, String... options) throws IOException {
        Path directory = Files.createDirectories(temp.resolve(type));
        Path file = Files.writeString(directory.resolve(type + ".java"), source);
        List<String> arguments = new ArrayList<>(List.of("-d", directory.toString(), file.toString()));
        arguments.addAll(List.of(options));
        assertEquals(
                0, ToolProvider.getSystemJavaCompiler().run(null, null, System.err, arguments.toArray(new String[0])));
        return directory;
    }
}
