package dev.tagloop.datasets.source;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A file in memory. */
final class BytesFile implements DataFile {

    private final String location;
    private final byte[] bytes;

    BytesFile(String location, byte[] bytes) {
        this.location = location;
        this.bytes = bytes;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            throw new EOFException(location + " has no " + length + " bytes at " + offset);
        }
        return ByteBuffer.wrap(bytes, (int) offset, length).slice().asReadOnlyBuffer();
    }
}
