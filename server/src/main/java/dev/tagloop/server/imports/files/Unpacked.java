package dev.tagloop.server.imports.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What gzip has packed, unless it grows out of all proportion. */
final class Unpacked extends FilterInputStream {
    /** Text shrinks to a tenth, at best to a fiftieth; a bomb to a thousandth. */
    private static final long MOST_TIMES = 200;

    private static final long ALWAYS_FINE = 64L << 20;

    private final long most;
    private long bytes;

    /** @param in unpacks */
    Unpacked(InputStream in, long packedSize) {
        super(in);
        this.most = Math.max(ALWAYS_FINE, MOST_TIMES * packedSize);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        took(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        took(Math.max(0, count));
        return count;
    }

    private void took(int count) {
        bytes += count;
        if (bytes > most) {
            throw new UnreadableFileException(
                    "It would become more than " + MOST_TIMES + " times as large when it is unpacked: it is not read");
        }
    }
}
