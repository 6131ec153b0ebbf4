package io.jenkins.plugins.gitlabrelease.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Looks for a token, or for the greater part of it, in everything that a run leaves behind, in the usual encodings. */
final class TokenHunt {

    /** A note of the console: invisible, in Base64, and compressed behind a signature. */
    private static final Pattern NOTE = Pattern.compile("\u001b\\[8mha:([A-Za-z0-9+/=]+)\u001b\\[0m");

    private final List<byte[]> shapes = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private int searched;

    /** @param token of which no other token shares the beginning */
    TokenHunt(String token) {
        String part = token.substring(0, Math.min(token.length(), 16));
        shapes.add(part.getBytes(StandardCharsets.UTF_8));
        shapes.add(part.getBytes(StandardCharsets.UTF_16LE));
        shapes.add(part.getBytes(StandardCharsets.UTF_16BE));
        for (int shift = 0; shift < 3; shift++) {
            shapes.add(base64(part, shift).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Base64 of a text that stands somewhere in a longer one, without what depends on its neighbours. */
    private static String base64(String text, int shift) {
        String encoded = Base64.getEncoder()
                .withoutPadding()
                .encodeToString((" ".repeat(shift) + text).getBytes(StandardCharsets.UTF_8));
        return encoded.substring(shift == 0 ? 0 : 4, encoded.length() / 4 * 4 - 4);
    }

    void in(String what, String text) {
        in(what, text.getBytes(StandardCharsets.UTF_8));
    }

    void in(String what, byte[] bytes) {
        searched++;
        for (byte[] shape : shapes) {
            if (indexOf(bytes, shape) >= 0) {
                found.add(what);
                break;
            }
        }
        Matcher notes = NOTE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (notes.find()) {
            in(what + ", in a note", contentOfNote(Base64.getDecoder().decode(notes.group(1))));
        }
    }

    /** A negative length and the signature may come first, then length and data. */
    private static byte[] contentOfNote(byte[] note) {
        ByteBuffer buffer = ByteBuffer.wrap(note);
        int length = buffer.getInt();
        if (length < 0) {
            buffer.position(buffer.position() - length);
            length = buffer.getInt();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(note, buffer.position(), length))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below a directory, and their names; one that goes away meanwhile is passed over. */
    void inFiles(Path root, Predicate<Path> left) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return left.test(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !left.test(file)) {
                    in(file.toString(), file.toString());
                    try {
                        in(file.toString(), Files.readAllBytes(file));
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** Where it was found. */
    List<String> found() {
        return List.copyOf(found);
    }

    int searched() {
        return searched;
    }

    static int indexOf(byte[] text, byte[] part) {
        for (int i = 0; i <= text.length - part.length; i++) {
            int same = 0;
            while (same < part.length && text[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return i;
            }
        }
        return -1;
    }
}
