package dev.tagloop.datasets.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on disk.
 *
 * @param path where it lies
 */
public record PathFile(Path path) implements DataFile {

    @Override
    public String location() {
        return path.toString();
    }

    @Override
    public long length() throws IOException {
        return Files.size(path);
    }

    @Override
    public Path onDisk() {
        return path;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            // Checked first: a broken file may ask for more memory than there is.
            if (offset < 0 || length < 0 || offset > channel.size() - length) {
                throw new EOFException(path + " has no " + length + " bytes at " + offset);
            }
            ByteBuffer buffer = ByteBuffer.allocate(length);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw new EOFException(path + " became shorter while it was read");
                }
            }
            return buffer.flip();
        }
    }
}
