package dev.tagloop.server.imports.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;

/** A file's bytes; what is wrong with them, such as broken compression, is told to whoever sent them. A failure of the disk is not their fault. */
final class ToldStream extends FilterInputStream {
    /** Opens a stream. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    private ToldStream(InputStream in) {
        super(in);
    }

    static InputStream open(Opening opening) throws IOException {
        try {
            return new ToldStream(opening.open());
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    private static UnreadableFileException told(IOException failure) throws IOException {
        if (failure instanceof FileSystemException) {
            throw failure;
        }
        return new UnreadableFileException("The content is broken: " + failure.getMessage());
    }
}
