package dev.tagloop.server.exports;

import dev.tagloop.labelstudio.convert.export.ExportWriter;
import dev.tagloop.labelstudio.convert.export.TaskSource;
import dev.tagloop.server.storage.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Writes tasks out of one snapshot of the store. */
final class StoreReading {
    private StoreReading() {}

    /** @throws UncheckedIOException when the stream fails: the store must not take a full disk for a failure of its own */
    static void write(Database database, Function<Handle, TaskSource> tasks, ExportWriter writer, OutputStream out) {
        database.read(handle -> {
            try {
                writer.write(tasks.apply(handle), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
    }
}
