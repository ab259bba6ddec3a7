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
 * @param whole the file that a complete model has beside it
 */
record BrokenOff(Path checkpoints, Path whole) {

    static BrokenOff in(Path folder) {
        return in(folder, TrainingRun.FILE);
    }

    /** @param last the file that is written when all others are there */
    static BrokenOff in(Path folder, String last) {
        return new BrokenOff(folder.resolve("checkpoints"), folder.resolve(last));
    }

    /** @throws UserError if the folder is not empty, but for a training that is to be gone on with */
    void require(Path folder, boolean resume) {
        if (!isThere()) {
            Folders.requireEmpty(folder);
        } else if (!resume) {
            throw new UserError("The folder " + folder
                    + " holds a training that was broken off. Go on with it with --resume, or name a new folder.");
        }
    }

    /** Whether there is such a state and no complete model. */
    boolean isThere() {
        return Files.isDirectory(checkpoints) && !Files.exists(whole);
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
