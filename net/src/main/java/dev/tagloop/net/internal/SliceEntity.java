package dev.tagloop.net.internal;

import dev.tagloop.net.OutboundBody;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A piece of a file as the client library wants it. */
final class SliceEntity extends AbstractHttpEntity {
    private final OutboundBody.Slice slice;

    SliceEntity(OutboundBody.Slice slice, ContentType type) {
        super(type, null);
        this.slice = slice;
    }

    @Override
    public InputStream getContent() throws IOException {
        FileChannel channel = FileChannel.open(slice.path(), StandardOpenOption.READ);
        try {
            if (channel.size() < slice.offset() + slice.length()) {
                throw new EOFException(slice.path() + " became shorter while it was sent");
            }
            channel.position(slice.offset());
            return new Piece(Channels.newInputStream(channel), slice.length());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long getContentLength() {
        return slice.length();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // Each stream is closed by whoever reads it.
    }

    /** The first bytes of a stream. */
    private static final class Piece extends FilterInputStream {
        private long left;

        Piece(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, left));
            if (read > 0) {
                left -= read;
            }
            return read;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }
    }
}
