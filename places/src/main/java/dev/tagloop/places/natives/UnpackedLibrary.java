package dev.tagloop.places.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;

/**
 * Native libraries that lie in a jar, unpacked into a folder that is named by what they hold: all runs use the same files, another release gets
 * files of its own, and nothing is written into the temporary folder. Left to themselves, most libraries unpack their natives there at every start
 * and leave them when the process is killed.
 */
public final class UnpackedLibrary {
    private UnpackedLibrary() {}

    /**
     * Unpacks what is not there yet. Several processes may do so at once: each file appears whole, in one rename.
     *
     * @param base the folder of all native libraries
     * @param library names the library's folder, with its platform or version where that tells more, such as {@code sqlite/Linux-x86_64}
     * @param anchor a class of the jar
     * @param root the folder in the jar, from its top: {@code /org/sqlite/native/Linux/x86_64}
     * @param names the files in it; the first one tells releases apart
     * @return the folder that holds the files
     * @throws IllegalArgumentException if the jar has no such file, such as for this platform
     * @throws IllegalStateException if the folder cannot be written; the message says how to name another one
     */
    public static Path unpack(Path base, String library, Class<?> anchor, String root, List<String> names) {
        Path folder = base.resolve(library + "-" + fingerprint(resource(anchor, root, names.getFirst())));
        for (String name : names) {
            Path target = folder.resolve(name);
            if (!Files.isRegularFile(target)) {
                copy(resource(anchor, root, name), target);
            }
        }
        return folder;
    }

    /** What is said where a folder for native libraries cannot be written. */
    public static IllegalStateException notWritable(Path folder, IOException cause) {
        return new IllegalStateException(
                "native libraries cannot be unpacked into " + folder + ": " + cause.getMessage()
                        + ". Make the folder writable or name another one in TAGLOOP_CACHE",
                cause);
    }

    private static URL resource(Class<?> anchor, String root, String name) {
        URL url = anchor.getResource(root + "/" + name);
        if (url == null) {
            throw new IllegalArgumentException("there is no " + root + "/" + name + " beside " + anchor.getName());
        }
        return url;
    }

    /** Checksum and size from the jar's directory: they tell releases apart without reading the library. */
    private static String fingerprint(URL url) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                try (var file = jar.getJarFile()) {
                    JarEntry entry = file.getJarEntry(jar.getEntryName());
                    return Long.toHexString(entry.getCrc()) + "-" + Long.toHexString(entry.getSize());
                }
            }
            return Long.toHexString(connection.getContentLengthLong());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }

    private static void copy(URL from, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Path partial = Files.createTempFile(target.getParent(), "unpacking", null);
            try (InputStream in = from.openStream()) {
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw notWritable(target.getParent(), e);
        }
    }
}
