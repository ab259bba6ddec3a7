package dev.tagloop.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A file from its start, of which one stretch of bytes after the other is asked for and none is kept. */
final class RangeStream extends InputStream {
    private static final int STRETCH = 4 << 20;

    /** Who wants a few rows only should not wait for megabytes. */
    private static final int FIRST = 256 << 10;

    private final DataFile file;
    private ByteBuffer stretch = ByteBuffer.allocate(0);
    private long next;

    RangeStream(DataFile file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        return fill() ? stretch.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, stretch.remaining());
        stretch.get(bytes, offset, count);
        return count;
    }

    @Override
    public int available() {
        return stretch.remaining();
    }

    private boolean fill() throws IOException {
        if (!stretch.hasRemaining() && next < file.length()) {
            int length = (int) Math.min(next == 0 ? FIRST : STRETCH, file.length() - next);
            stretch = file.read(next, length);
            next += length;
        }
        return stretch.hasRemaining();
    }
}
