package dev.tagloop.server.exports;

import dev.tagloop.server.storage.FileFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * An export on its way: written to a temporary file first, so that its size does not matter, an error comes before the answer and a slow
 * reader holds nothing open in the store. The file goes when the stream is closed.
 */
final class ExportFile {
    /** In the names of files and snapshots. */
    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

    private final Path path;
    private final String digest;

    private ExportFile(Path path, String digest) {
        this.path = path;
        this.digest = digest;
    }

    /** What writes the content. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes a file into this folder. */
    static ExportFile write(Path folder, Content content) {
        MessageDigest md5 = md5();
        try {
            Path path = Files.createTempFile(folder, "export-", ".part");
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
                    OutputStream out = new DigestOutputStream(file, md5)) {
                content.write(out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            return new ExportFile(path, HexFormat.of().formatHex(md5.digest()));
        } catch (IOException e) {
            throw FileFailure.of("An export cannot be written to " + folder, folder, e);
        } catch (UncheckedIOException e) {
            throw FileFailure.of("An export cannot be written to " + folder, folder, e.getCause());
        }
    }

    /** MD5 of the content in hexadecimal: a name for it, not a protection. */
    String digest() {
        return digest;
    }

    Path path() {
        return path;
    }

    /** The content, once. */
    InputStream open() throws IOException {
        return Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** What to call it. */
    String name(long project, String extension) {
        return name(project, Instant.now(), digest, extension);
    }

    /** The name of an export, made of numbers and our own words only, so that no name that somebody chose becomes a path. */
    static String name(long project, Instant made, String digest, String extension) {
        return "project-" + project + "-at-" + MINUTE.format(made) + "-" + digest.substring(0, 8) + "." + extension;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
