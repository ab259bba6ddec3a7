package dev.tagloop.server.exports;

import dev.tagloop.labelstudio.convert.export.TaskSource;
import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tasks of a snapshot's file, read one by one. */
record SnapshotTasks(Path file) implements TaskSource {
    @Override
    public void forEach(Sink sink) throws IOException {
        try (JsonElements tasks = JsonElements.of(new BufferedInputStream(Files.newInputStream(file)))) {
            while (tasks.hasNext()) {
                sink.accept(new Task(JsonObject.owning(tasks.next())));
            }
        }
    }
}
