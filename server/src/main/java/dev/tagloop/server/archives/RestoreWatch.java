package dev.tagloop.server.archives;

/** Hears how far the reading of an archive is. */
@FunctionalInterface
interface RestoreWatch {
    /**
     * Between two pieces of work.
     *
     * @param done rows that are stored
     * @param total rows of the archive, as it says
     * @throws java.util.concurrent.CancellationException to stop it; then nothing is stored
     */
    void at(long done, long total);
}
