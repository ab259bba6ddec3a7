package dev.tagloop.datasets.format;

import dev.hardwood.InputFile;
import dev.tagloop.datasets.internal.CodecNatives;
import dev.tagloop.datasets.source.DataFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A data file as hardwood wants it. */
final class HardwoodFile implements InputFile {
    static {
        CodecNatives.prepare();
    }

    private final DataFile file;

    HardwoodFile(DataFile file) {
        this.file = file;
    }

    @Override
    public void open() {
        // Every read opens the file by itself.
    }

    @Override
    public ByteBuffer readRange(long offset, int length) throws IOException {
        return file.read(offset, length);
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public String name() {
        return file.location();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
