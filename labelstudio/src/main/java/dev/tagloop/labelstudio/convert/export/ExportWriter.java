package dev.tagloop.labelstudio.convert.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes tasks in one format. It keeps nothing between two exports and bears several threads. */
public interface ExportWriter {
    /**
     * Writes a whole file. The stream is flushed, not closed.
     *
     * @param notes hears what the format could not hold as it is
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the format cannot hold these tasks
     */
    void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException;

    /** The same where nobody asks what became of the labels. */
    default void write(TaskSource tasks, OutputStream out) throws IOException {
        write(tasks, out, new ExportNotes());
    }
}
