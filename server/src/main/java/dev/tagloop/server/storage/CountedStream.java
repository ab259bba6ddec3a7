package dev.tagloop.server.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that are counted as they are read, by whoever may want to stop the reading. */
public abstract class CountedStream extends FilterInputStream {
    protected CountedStream(InputStream in) {
        super(in);
    }

    /** So many more bytes were read, at least one; what it throws goes to whoever reads. */
    protected abstract void took(int count);

    @Override
    public final int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            took(1);
        }
        return next;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            took(count);
        }
        return count;
    }
}
