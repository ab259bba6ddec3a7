package dev.tagloop.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** One file of a data set, readable from the start or by ranges of bytes. */
public interface DataFile {

    /** Where the file lies, for messages. */
    String location();

    /** The number of bytes. */
    long length() throws IOException;

    /** The file's bytes from the start; the caller closes the stream. */
    InputStream open() throws IOException;

    /**
     * Some of the file's bytes.
     *
     * @param offset the first byte
     * @param length how many
     * @throws IOException if the file cannot be read or ends before
     */
    ByteBuffer read(long offset, int length) throws IOException;

    /**
     * The file itself, for readers that need it on a disk; one that lies elsewhere is fetched.
     *
     * @throws IOException if it cannot be had as a file
     */
    default Path onDisk() throws IOException {
        throw new IOException(location() + " is no file of this machine");
    }

    /** The same file, read by ranges without being fetched whole; itself where it lies on this machine. */
    default DataFile remote() {
        return this;
    }
}
