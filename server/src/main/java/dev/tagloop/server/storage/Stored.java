package dev.tagloop.server.storage;

import java.nio.file.Path;

/** What a data folder holds, to be read: whether a server has it or nobody. */
public interface Stored {
    /** The folder. */
    Path root();

    /** The format of the data: the number of the newest migration that it has seen. */
    int format();

    /** Runs a unit on a reading connection, inside one snapshot of the store. */
    <T> T read(Work<T> work);
}
