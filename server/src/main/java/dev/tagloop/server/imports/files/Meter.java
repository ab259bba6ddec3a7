package dev.tagloop.server.imports.files;

import dev.tagloop.server.storage.CountedStream;
import java.io.InputStream;

/** Counts the bytes that are read of a file, and lets whoever waits stop it. */
public final class Meter {
    private final Runnable check;
    private volatile long bytes;

    /** @param check asked with every few kilobytes; throws to stop the reading */
    public Meter(Runnable check) {
        this.check = check;
    }

    /** Bytes read so far. */
    public long bytes() {
        return bytes;
    }

    void took(int count) {
        bytes += count;
        check.run();
    }

    InputStream counted(InputStream in) {
        return new CountedStream(in) {
            @Override
            protected void took(int count) {
                Meter.this.took(count);
            }
        };
    }
}
