package dev.tagloop.server.imports.files;

import java.io.FilterInputStream;
import java.io.IOException;
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
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                if (next >= 0) {
                    took(1);
                }
                return next;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count > 0) {
                    took(count);
                }
                return count;
            }
        };
    }
}
