package dev.tagloop.net.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body under watch: counts what comes out of the decompressor, translates failures, and notices the end. */
final class BodyStream extends FilterInputStream {
    private final long most;
    private final Failures failures;
    private final Exchange exchange;
    private long count;

    BodyStream(InputStream decoded, long most, Failures failures, Exchange exchange) {
        super(decoded);
        this.most = most;
        this.failures = failures;
        this.exchange = exchange;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) {
            throw failures.translate(e);
        }
        if (read < 0) {
            exchange.finish();
        } else {
            count += read;
            if (count > most) {
                throw failures.tooLarge();
            }
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] sink = new byte[(int) Math.min(Math.max(n, 1), 8192)];
        long left = n;
        while (left > 0) {
            int read = read(sink, 0, (int) Math.min(left, sink.length));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return n - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The exchange decides whether the connection lives on; closing the library's stream would read an endless rest. */
    @Override
    public void close() {
        exchange.close();
    }
}
