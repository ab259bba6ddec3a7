package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.data.Folders;
import dev.tagloop.learning.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a training that did not end has left in the folder for its model: its state, and nothing else that counts.
 *
 * @param checkpoints where the state lies
 */
record BrokenOff(Path checkpoints) {

    static BrokenOff in(Path folder) {
        return new BrokenOff(folder.resolve("checkpoints"));
    }

    /** Whether there is such a state and no complete model. */
    boolean isThere() {
        return Files.isDirectory(checkpoints) && !Files.exists(checkpoints.resolveSibling(TrainingRun.FILE));
    }

    /** Deletes the state. */
    void clear() {
        try {
            Folders.delete(checkpoints);
        } catch (IOException e) {
            throw new UserError(
                    "The state of the training in " + checkpoints + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
