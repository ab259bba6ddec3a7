package dev.tagloop.cli.train;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.jobs.DiskSpace;

/** Looks before a training whether its disk has room for it: after hours of work is too late. */
final class Room {
    private Room() {}

    /** Warns where little is left afterwards. @throws UserError where it does not fit */
    static void require(DiskSpace space, Console console) {
        if (space.isShort()) {
            throw new UserError(space.warning().orElseThrow());
        }
        space.warning().ifPresent(console::warn);
    }
}
