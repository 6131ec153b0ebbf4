package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hunt that finds nothing proves something only if it would have found it. */
class TokenHuntTest {

    private static final String TOKEN = "glpat-Zq7_unmistakable-4711";

    private final TokenHunt hunt = new TokenHunt(TOKEN);

    @Test
    void findsNothingInOtherTexts() {
        hunt.in("text", "glpat-other and unmistakable");
        assertEquals(List.of(), hunt.found());
    }

    @Test
    void findsTheTokenAndItsGreaterPart() {
        hunt.in("whole", "PRIVATE-TOKEN: " + TOKEN + "\n");
        hunt.in("part", "bad " + TOKEN.substring(0, 17) + "...");
        hunt.in("wide", TOKEN.getBytes(StandardCharsets.UTF_16LE));
        assertEquals(List.of("whole", "part", "wide"), hunt.found());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "xyz", "user:"})
    void findsItInBase64(String before) {
        String text = before + TOKEN + ":";
        hunt.in("encoded", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("encoded"), hunt.found());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsItInANoteOfTheConsole(boolean signed) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(("https://x/?private_token=" + TOKEN).getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream note = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(note);
        if (signed) {
            out.writeInt(-8);
            out.write(new byte[8]);
        }
        out.writeInt(packed.size());
        packed.writeTo(out);
        hunt.in("log", "a \u001b[8mha:" + Base64.getEncoder().encodeToString(note.toByteArray()) + "\u001b[0mlink\n");
        assertEquals(List.of("log, in a note"), hunt.found());
    }

    @Test
    void findsItInFilesAndTheirNames(@TempDir Path root) throws Exception {
        Path named = Files.writeString(root.resolve(TOKEN + ".txt"), "x");
        Path full = Files.writeString(root.resolve("config.xml"), "<token>" + TOKEN + "</token>");
        Files.writeString(root.resolve("left.xml"), TOKEN);
        hunt.inFiles(root, file -> file.endsWith("left.xml"));
        assertEquals(Set.of(named.toString(), full.toString()), Set.copyOf(hunt.found()));
    }
}
