package dev.tagloop.server.exports;

import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.tasks.TaskRow;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one format. A new one is made for each export, and its methods are called in the order in which they stand here. */
interface Exporter {
    /** Behind the file's last dot, and in its content type. */
    String extension();

    void begin(OutputStream out) throws IOException;

    /** @param file the stored name of the upload that the task came from; null for none */
    void task(OutputStream out, TaskRow task, Related related, String file) throws IOException;

    void end(OutputStream out) throws IOException;
}
