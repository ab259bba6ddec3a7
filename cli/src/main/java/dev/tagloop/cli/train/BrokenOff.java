package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
        return Files.isDirectory(checkpoints) && !Files.exists(checkpoints.resolveSibling("run.json"));
    }

    /** Deletes the state. */
    void clear() {
        if (!Files.exists(checkpoints)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(checkpoints)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UserError(
                    "The state of the training in " + checkpoints + " cannot be deleted: " + e.getMessage(), e);
        }
    }
}
