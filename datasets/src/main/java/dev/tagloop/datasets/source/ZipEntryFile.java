package dev.tagloop.datasets.source;

import dev.tagloop.places.Scratch;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A file in a zip archive. It never gives more bytes than the archive said. */
final class ZipEntryFile implements DataFile {
    private final DataFile archive;
    private final ZipArchive.Entry entry;
    private FileChannel unpacked;

    ZipEntryFile(DataFile archive, ZipArchive.Entry entry) {
        this.archive = archive;
        this.entry = entry;
    }

    @Override
    public String location() {
        return archive.location() + ArchiveFiles.INSIDE + entry.name();
    }

    @Override
    public long length() {
        return entry.size();
    }

    @Override
    public InputStream open() throws IOException {
        ZipFile zip = new ZipFile(archive.onDisk().toFile());
        try {
            ZipEntry found = zip.getEntry(entry.name());
            if (found == null) {
                throw new IOException(location() + " is gone: the archive was changed");
            }
            return new Entry(zip, zip.getInputStream(found));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    @Override
    public synchronized ByteBuffer read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > entry.size() - length) {
            throw new EOFException(location() + " has no " + length + " bytes at " + offset);
        }
        if (unpacked == null) {
            unpacked = unpack();
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (unpacked.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException(location() + " is shorter than the archive says");
            }
        }
        return buffer.flip();
    }

    /** For readers that jump about: into a file without a name, gone when nobody reads any more. */
    private FileChannel unpack() throws IOException {
        Path file = Scratch.file("unzipped", ".part");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try (InputStream in = open()) {
            in.transferTo(Channels.newOutputStream(channel));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Counts what comes, and closes the archive with it. */
    private final class Entry extends FilterInputStream {
        private final ZipFile zip;
        private long left = entry.size();

        Entry(ZipFile zip, InputStream in) {
            super(in);
            this.zip = zip;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                took(1);
            }
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                took(count);
            }
            return count;
        }

        private void took(int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new IOException(location() + " is longer than the archive says: it is not read");
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            try (zip) {
                super.close();
            }
        }
    }
}
