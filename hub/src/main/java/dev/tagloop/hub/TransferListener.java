package dev.tagloop.hub;

/** Hears how far a transfer is, and may stop it. Called from any thread; must return quickly. */
@FunctionalInterface
public interface TransferListener {
    /** Listens to nothing. */
    TransferListener NONE = (file, done, total) -> {};

    /**
     * More has been done. Bytes of all files of one order are counted together; what a broken connection makes necessary
     * again is counted once.
     *
     * @param file the file that moved on, by its path in the repository
     * @param done bytes done of all files
     * @param total bytes of all files, 0 while unknown
     */
    void progress(String file, long done, long total);

    /** Whether to stop; asked all the time. The transfer then ends with {@link HubException.Kind#CANCELLED}. */
    default boolean cancelled() {
        return false;
    }
}
