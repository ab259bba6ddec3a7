package dev.tagloop.server.imports.files;

import dev.tagloop.server.storage.CountedStream;
import java.io.InputStream;

/** What gzip has packed, unless it grows out of all proportion. */
final class Unpacked extends CountedStream {
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
    protected void took(int count) {
        bytes += count;
        if (bytes > most) {
            throw new UnreadableFileException(
                    "It would become more than " + MOST_TIMES + " times as large when it is unpacked: it is not read");
        }
    }
}
