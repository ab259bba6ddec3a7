package dev.tagloop.server.archives;

import dev.tagloop.server.storage.FileFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

/**
 * The archives of projects, the newest of each: {@code PROJECT/archive.zip} among the exports. They go with the project and at the next
 * start of the server.
 */
final class ArchiveFiles {
    private final Path folder;
    private final Path temporary;

    ArchiveFiles(Path folder, Path temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    Path of(long project) {
        return folder.resolve(Long.toString(project)).resolve("archive.zip");
    }

    /** What writes an archive. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException, SQLException;
    }

    /** Writes the archive of a project in place of an older one; it is there when it is complete. @return its bytes */
    long write(long project, Content content) throws SQLException {
        try {
            Path part = Files.createTempFile(temporary, "archive-", ".part");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                    content.write(out);
                }
                Files.createDirectories(of(project).getParent());
                Files.move(part, of(project), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return Files.size(of(project));
        } catch (IOException e) {
            throw FileFailure.of("An archive cannot be written to " + folder, folder, e);
        }
    }

    /** Keeps what somebody sends for the time of a request; null when it is larger than the limit. */
    Path receive(InputStream in, long limit) {
        try {
            Path part = Files.createTempFile(temporary, "archive-", ".part");
            boolean kept = false;
            try (OutputStream out = Files.newOutputStream(part)) {
                byte[] buffer = new byte[1 << 16];
                long size = 0;
                for (int read = in.read(buffer); read >= 0 && size <= limit; read = in.read(buffer)) {
                    size += read;
                    out.write(buffer, 0, read);
                }
                kept = size <= limit;
            } finally {
                if (!kept) {
                    Files.deleteIfExists(part);
                }
            }
            return kept ? part : null;
        } catch (IOException e) {
            throw FileFailure.of("An archive cannot be received in " + temporary, temporary, e);
        }
    }
}
