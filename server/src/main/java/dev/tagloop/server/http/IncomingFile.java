package dev.tagloop.server.http;

import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.FileFailure;
import java.io.IOException;
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
                new ArrivingBody(call.context().bodyInputStream(), more -> folder.roomFor(work, more, 0))
                        .transferTo(out);
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileFailure.of("A file that was sent cannot be stored", folder.temporary(), e);
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
