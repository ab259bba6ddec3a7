package dev.tagloop.server.imports.files;

import dev.tagloop.datasets.source.DataFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A file under the name that its sender knows: messages must not tell where this server keeps it. Ranges that are read are counted. */
record NamedFile(String location, DataFile file, Meter meter) implements DataFile {

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public InputStream open() throws IOException {
        return file.open();
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > length() - length) {
            throw new EOFException(location + " has no " + length + " bytes at " + offset);
        }
        meter.took(length);
        return file.read(offset, length);
    }

    @Override
    public Path onDisk() throws IOException {
        return file.onDisk();
    }
}
