package dev.tagloop.learning.worker;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the child is to do.
 *
 * @param data what to learn from
 * @param options how
 * @param folder where the model goes
 */
record WorkerRequest(TrainingData data, TrainingOptions options, String folder) {

    void write(Path file) {
        WorkerMessage.MAPPER.writeValue(file, this);
    }

    /** Reads the request and deletes its file: whatever ends this process, no copy of people's texts stays behind. */
    static WorkerRequest take(Path file) throws IOException {
        WorkerRequest request = WorkerMessage.MAPPER.readValue(file, WorkerRequest.class);
        Files.delete(file);
        return request;
    }
}
