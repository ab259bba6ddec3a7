package dev.tagloop.server.http;

import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.FileFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body that is a file of any size, taken into the data folder for work that reads it there; it is deleted when it is closed, and at the
 * next start of a server that was killed. Only the room on the disk limits it.
 */
public final class IncomingFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingFile.class);
    private static final long LOOK = 16L << 20;
    private static final int BUFFER = 1 << 16;

    private final Path path;

    private IncomingFile(Path path) {
        this.path = path;
    }

    /**
     * Takes in the body of a request.
     *
     * @param work the beginning of a sentence that says what is begun: {@code The move}
     * @param ending of the file's name
     * @param rows bytes in the database for each byte of the file
     * @throws dev.tagloop.server.storage.StorageFullException when it does not fit on the disk
     */
    public static IncomingFile of(Call call, DataFolder folder, String work, String ending, long rows) {
        long announced = Math.max(0, call.context().req().getContentLengthLong());
        folder.roomFor(work, announced, rows * announced);
        try {
            Path path = Files.createTempFile(folder.temporary(), "sent-", ending);
            IncomingFile file = new IncomingFile(path);
            try (OutputStream out = Files.newOutputStream(path)) {
                file.take(new Arriving(call.context().bodyInputStream()), out, folder, work);
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileFailure.of("A file that was sent cannot be stored", folder.temporary(), e);
        }
    }

    private void take(Arriving in, OutputStream out, DataFolder folder, String work) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long untilLook = LOOK;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            untilLook -= count;
            if (untilLook < 0) {
                untilLook = LOOK;
                folder.roomFor(work, LOOK, 0);
            }
        }
    }

    /** What goes wrong here is the sender's, or the network's. */
    private static final class Arriving extends FilterInputStream {
        Arriving(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                return super.read(target, offset, length);
            } catch (IOException e) {
                throw ApiException.of(400, "The request's body broke off: " + e.getMessage())
                        .as(ErrorCode.BROKEN_BODY);
            }
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("The file {} could not be deleted; the next start does it: {}", path, e.getMessage());
        }
    }
}
