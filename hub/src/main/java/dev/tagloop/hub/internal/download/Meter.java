package dev.tagloop.hub.internal.download;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.TransferListener;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of all files of one order, each byte once, and asks whether to go on. */
public final class Meter {
    private final TransferListener listener;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();

    /** A meter that tells {@code listener}. */
    public Meter(TransferListener listener) {
        this.listener = listener;
    }

    /** More is to be done. */
    public void expect(long bytes) {
        total.addAndGet(bytes);
    }

    /** A whole file is done, or need not be. */
    public void skip(String file, long bytes) {
        listener.progress(file, done.addAndGet(bytes), total.get());
    }

    /** The count of one file. */
    public OfFile file(String path) {
        return new OfFile(path);
    }

    /** The count of one file, of which parts may be done twice. */
    public final class OfFile {
        private final String path;
        private long furthest;

        private OfFile(String path) {
            this.path = path;
        }

        /**
         * So much of the file is done now.
         *
         * @throws HubException of kind {@code CANCELLED}, if the listener or an interrupt says so
         */
        public void at(long position) {
            if (position > furthest) {
                listener.progress(path, done.addAndGet(position - furthest), total.get());
                furthest = position;
            }
            check(path);
        }
    }

    /**
     * Goes on or not.
     *
     * @throws HubException of kind {@code CANCELLED}
     */
    public void check(String what) {
        if (Thread.currentThread().isInterrupted() || listener.cancelled()) {
            throw new HubException(HubException.Kind.CANCELLED, what + ": cancelled");
        }
    }
}
