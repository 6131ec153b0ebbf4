package io.jenkins.plugins.gitlabrelease.artifact;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * Opens, moves and deletes files below a folder, on the machine that has it. A process that works in the folder may swap a
 * part of the way for a symbolic link at any time, so each call goes the way anew, folder by folder, and follows no link.
 *
 * <p>Where the operating system cannot open a file relative to an open folder (Windows), the way is checked before and after.
 *
 * @param root the folder, which may itself be reached over a link
 */
record ContainedFiles(Path root) {

    /** What is done with a file, once the folder it is in is open. */
    private interface Work<T> {
        /** @param folder null where folders cannot be opened; the file then is {@code path} */
        T with(SecureDirectoryStream<Path> folder, Path name, Path path) throws IOException;
    }

    /** An open file, and what tells it from another one that takes its place. */
    record Opened(SeekableByteChannel channel, BasicFileAttributes attributes) {

        /** In ASCII: length, time of the last change, and the file's own number where there is one. */
        String identity() {
            return attributes.size() + " " + attributes.lastModifiedTime().toMillis() + " "
                    + (attributes.fileKey() == null ? "" : attributes.fileKey().hashCode());
        }
    }

    /**
     * Opens a file to read it. A link on the way is fine as long as the file lies below the folder.
     *
     * @param path relative, with {@code /} between its parts
     * @throws IOException if there is no such file, or it lies elsewhere
     */
    Opened read(String path) throws IOException {
        Path real = root.toRealPath();
        Path file;
        try {
            file = real.resolve(path).toRealPath();
        } catch (NoSuchFileException | InvalidPathException e) {
            throw (IOException) new FileNotFoundException(path + " is not there any more").initCause(e);
        }
        if (!file.startsWith(real) || file.equals(real)) {
            throw new FileNotFoundException(path + " is not a file within the workspace.");
        }
        return inFolder(real, real.relativize(file), path, (folder, name, whole) -> {
            BasicFileAttributes attributes = attributesOf(folder, name, whole);
            if (!attributes.isRegularFile()) {
                throw new FileNotFoundException(path + " is not a file within the workspace.");
            }
            return new Opened(open(folder, name, whole, StandardOpenOption.READ), attributes);
        });
    }

    /** Opens a file to write to it, from a position on; at 0 it is made anew, and must not be there. */
    SeekableByteChannel write(String path, long position) throws IOException {
        return inFolder(root.toRealPath(), Path.of(path), path, (folder, name, whole) -> {
            SeekableByteChannel channel = position == 0
                    ? open(folder, name, whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                    : open(folder, name, whole, StandardOpenOption.WRITE);
            try {
                return channel.position(position);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        });
    }

    /** Gives a file another name in its folder; a file that has it is replaced, and so is a link. */
    void rename(String path, String newName) throws IOException {
        inFolder(root.toRealPath(), Path.of(path), path, (folder, name, whole) -> {
            if (folder != null) {
                folder.move(name, folder, Path.of(newName));
            } else {
                Files.move(whole, whole.resolveSibling(newName), StandardCopyOption.REPLACE_EXISTING);
            }
            return null;
        });
    }

    /** Deletes a file; fails if it is not there. */
    void delete(String path) throws IOException {
        inFolder(root.toRealPath(), Path.of(path), path, (folder, name, whole) -> {
            if (folder != null) {
                folder.deleteFile(name);
            } else {
                Files.delete(whole);
            }
            return null;
        });
    }

    private static BasicFileAttributes attributesOf(SecureDirectoryStream<Path> folder, Path name, Path whole)
            throws IOException {
        return folder == null
                ? Files.readAttributes(whole, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                : folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .readAttributes();
    }

    private static SeekableByteChannel open(
            SecureDirectoryStream<Path> folder, Path name, Path whole, OpenOption... options) throws IOException {
        Set<OpenOption> all = new HashSet<>(Set.of(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        return folder == null ? Files.newByteChannel(whole, all) : folder.newByteChannel(name, all);
    }

    private static <T> T inFolder(Path root, Path relative, String shown, Work<T> work) throws IOException {
        DirectoryStream<Path> folder = Files.newDirectoryStream(root);
        try {
            if (!(folder instanceof SecureDirectoryStream<Path>)) {
                return checked(root, relative, shown, work);
            }
            for (int i = 0; i < relative.getNameCount() - 1; i++) {
                DirectoryStream<Path> next;
                try {
                    next = ((SecureDirectoryStream<Path>) folder)
                            .newDirectoryStream(relative.getName(i), LinkOption.NOFOLLOW_LINKS);
                } catch (FileSystemException e) {
                    throw leftTheWay(relative.getName(i), shown, e);
                }
                folder.close();
                folder = next;
            }
            return work.with((SecureDirectoryStream<Path>) folder, relative.getFileName(), null);
        } finally {
            folder.close();
        }
    }

    private static <T> T checked(Path root, Path relative, String shown, Work<T> work) throws IOException {
        Path file = root.resolve(relative);
        checkWay(root, relative, shown);
        T result = work.with(null, relative.getFileName(), file);
        try {
            checkWay(root, relative, shown);
        } catch (IOException e) {
            if (result instanceof Closeable open) {
                closeQuietly(open);
            } else if (result instanceof Opened open) {
                closeQuietly(open.channel());
            }
            throw e;
        }
        return result;
    }

    private static void closeQuietly(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            // The way to the file is what is wrong.
        }
    }

    private static void checkWay(Path root, Path relative, String shown) throws IOException {
        Path folder = root;
        for (int i = 0; i < relative.getNameCount() - 1; i++) {
            folder = folder.resolve(relative.getName(i));
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    || !folder.toRealPath().startsWith(root.toRealPath())) {
                throw leftTheWay(relative.getName(i), shown, null);
            }
        }
    }

    private static IOException leftTheWay(Path part, String shown, Exception cause) {
        return new IOException(
                shown + " is out of reach: " + part + " is no longer a folder in the workspace. Run nothing else in the"
                        + " workspace meanwhile.",
                cause);
    }
}
