package dev.tagloop.server.exports;

import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.FileFailure;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.tasks.UploadNames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * An export on its way: written to a temporary file from one snapshot of the store, some tasks at a time, so that its size does not matter
 * and a slow reader holds nothing open in the store. The file goes when the stream is closed.
 */
final class ExportFile {
    private static final int TASKS_AT_ONCE = 500;

    private final Path path;
    private final String digest;

    private ExportFile(Path path, String digest) {
        this.path = path;
        this.digest = digest;
    }

    /** MD5 of the content in hexadecimal: a name for it, not a protection. */
    String digest() {
        return digest;
    }

    /** The content, once. */
    InputStream open() throws IOException {
        return Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Writes an export.
     *
     * @param wanted ids of the tasks to write; empty for all
     * @param annotatedOnly leaves out tasks without any annotation
     */
    static ExportFile write(
            Database database, Path folder, Exporter exporter, long project, List<Long> wanted, boolean annotatedOnly) {
        MessageDigest md5 = md5();
        try {
            Path path = Files.createTempFile(folder, "export-", "." + exporter.extension());
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
                    OutputStream out = new DigestOutputStream(file, md5)) {
                exporter.begin(out);
                database.read(handle -> {
                    write(handle, exporter, out, ids(handle, project, wanted, annotatedOnly));
                    return null;
                });
                exporter.end(out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            return new ExportFile(path, HexFormat.of().formatHex(md5.digest()));
        } catch (IOException e) {
            throw FileFailure.of("An export cannot be written to " + folder, folder, e);
        }
    }

    private static List<Long> ids(Handle handle, long project, List<Long> wanted, boolean annotatedOnly) {
        List<Long> ids = handle.createQuery("SELECT id FROM visible_tasks WHERE project_id = :project"
                        + (annotatedOnly ? " AND total_annotations + cancelled_annotations > 0" : "") + " ORDER BY id")
                .bind("project", project)
                .mapTo(Long.class)
                .list();
        return wanted.isEmpty()
                ? ids
                : ids.stream().filter(new HashSet<>(wanted)::contains).toList();
    }

    private static void write(Handle handle, Exporter exporter, OutputStream out, List<Long> ids) throws IOException {
        for (int from = 0; from < ids.size(); from += TASKS_AT_ONCE) {
            List<Long> part = ids.subList(from, Math.min(ids.size(), from + TASKS_AT_ONCE));
            List<TaskRow> tasks = Tasks.list(handle, part);
            Related related = Related.of(handle, part);
            UploadNames files = UploadNames.of(handle, tasks);
            for (TaskRow task : tasks) {
                exporter.task(out, task, related, files.name(task));
            }
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no MD5", e);
        }
    }
}
