package dev.tagloop.labelstudio.convert.export;

import java.io.IOException;
import java.io.OutputStream;

/** The format that loses nothing: an array of the tasks as they are. */
final class JsonWriter implements ExportWriter {
    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        out.write('[');
        boolean[] first = {true};
        tasks.forEach(task -> {
            if (!first[0]) {
                out.write(',');
            }
            first[0] = false;
            out.write(task.json().toBytes());
        });
        out.write(']');
        out.flush();
    }
}
