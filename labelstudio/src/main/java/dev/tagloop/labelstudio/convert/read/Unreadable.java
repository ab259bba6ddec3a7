package dev.tagloop.labelstudio.convert.read;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Says which file could not be read at all. */
final class Unreadable {
    private Unreadable() {}

    /** @param file the name of the file */
    static UncheckedIOException of(String file, IOException cause) {
        return new UncheckedIOException(file + " cannot be read: " + cause.getMessage(), cause);
    }
}
