package dev.tagloop.learning.worker;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.train.TrainingOptions;

/**
 * What the child is to do. It goes to the child's standard input as one line: people's texts lie in no file that a crash could leave behind.
 *
 * @param data what to learn from
 * @param options how
 * @param folder where the model goes
 */
record WorkerRequest(TrainingData data, TrainingOptions options, String folder) {

    String toLine() {
        return WorkerMessage.MAPPER.writeValueAsString(this);
    }

    static WorkerRequest parse(String line) {
        return WorkerMessage.MAPPER.readValue(line, WorkerRequest.class);
    }
}
