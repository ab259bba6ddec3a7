package dev.tagloop.labelstudio.convert.export;

import java.io.IOException;
import java.io.OutputStream;

/** What {@link JsonWriter} has, a task a line. */
final class JsonLinesWriter implements ExportWriter {
    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        tasks.forEach(task -> {
            out.write(task.json().toBytes());
            out.write('\n');
        });
        out.flush();
    }
}
