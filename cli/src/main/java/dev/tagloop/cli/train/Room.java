package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.DiskSpace;
import dev.tagloop.learning.learner.TrainingRoom;
import java.nio.file.Path;
import java.util.Optional;

/** Looks before a training whether its disk has room for it: after hours of work is too late. */
final class Room {
    private Room() {}

    /**
     * Warns where a training leaves little.
     *
     * @param folder for the model
     * @param base the model that it starts from
     * @throws UserError where it does not fit
     */
    static void requireForTraining(Path folder, String base, Console console) {
        require(DiskSpace.forWork("The training", folder, TrainingRoom.of(Optional.of(base))), console);
    }

    /** Warns where little is left afterwards. @throws UserError where it does not fit */
    static void require(DiskSpace space, Console console) {
        if (space.isShort()) {
            throw new UserError(space.warning().orElseThrow());
        }
        space.warning().ifPresent(console::warn);
    }
}
