package dev.tagloop.learning.worker;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.TrainingOptions;
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

    static WorkerRequest read(Path file) {
        return WorkerMessage.MAPPER.readValue(file, WorkerRequest.class);
    }
}
