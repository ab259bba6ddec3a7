package dev.tagloop.labelstudio.convert.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to read. It is opened once or several times, one after the other, and gives the same bytes each time. */
public interface SourceFile {
    /** What messages call it; formats look at what is behind its last dot, and at folders in front of a slash. */
    String name();

    /** Its bytes from the first; the reader closes the stream. */
    InputStream open() throws IOException;

    /** A file on disk. */
    static SourceFile of(Path path) {
        return of(path.getFileName().toString(), path);
    }

    /** A file on disk under another name. */
    static SourceFile of(String name, Path path) {
        return new SourceFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        };
    }

    /** Bytes in memory. */
    static SourceFile of(String name, byte[] bytes) {
        return new SourceFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
