package dev.tagloop.labelstudio.convert.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes tasks in one format. It keeps nothing between two exports and bears several threads. */
public interface ExportWriter {
    /**
     * Writes a whole file. The stream is flushed, not closed.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if the format cannot hold these tasks
     */
    void write(TaskSource tasks, OutputStream out) throws IOException;
}
