package dev.tagloop.server.backup;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import java.util.function.LongConsumer;

/**
 * Who looks on while data are copied, and may stop it.
 *
 * @param progress hears how far it is
 * @param cancel asks it to stop
 */
public record Watch(Progress progress, CancelToken cancel) {
    /** Nobody. */
    public static final Watch NOBODY = new Watch(Progress.NONE, new CancelToken());

    /** @throws java.util.concurrent.CancellationException when it was asked to stop */
    void step(String what, long done, long total) {
        cancel.throwIfCancelled();
        progress.report(what, done, total);
    }

    LongConsumer rows(String what, long before, long total) {
        return rows -> step(what, before + rows, total);
    }
}
