package dev.tagloop.server.imports;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.FileFailure;
import dev.tagloop.server.storage.Times;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Uploaded files: their bytes in the data folder, what is known of them in the store. */
final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int NAME_LIMIT = 100;

    private final Database database;
    private final Path folder;

    Uploads(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** Where the bytes of a new upload come from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** Stores a file; when this returns, it is on the disk. */
    Upload add(long project, long user, String name, Source source) {
        String file = project + "/" + UUID.randomUUID().toString().substring(0, 8) + "-" + safeName(name);
        Path path = folder.resolve(file);
        try {
            long size = write(path, source);
            return database.write(handle -> insert(handle, project, user, file, size));
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
    }

    /** Makes a file known that lies in its place. */
    static Upload insert(Handle handle, long project, long user, String file, long size) {
        long id = handle.createQuery("INSERT INTO file_uploads (project_id, user_id, file, size, created_at)"
                        + " VALUES (:project, :user, :file, :size, :now) RETURNING id")
                .bind("project", project)
                .bind("user", user)
                .bind("file", file)
                .bind("size", size)
                .bind("now", Times.now())
                .mapTo(Long.class)
                .one();
        return new Upload(id, project, user, file, size);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("The uploaded file {} could not be deleted: {}", path, e.getMessage());
        }
    }

    /** Removes the files of projects that are gone for good; a deleted one that lies in the trash still has its own. */
    void sweep() {
        Set<String> projects = database.read(handle -> new HashSet<>(handle.createQuery("SELECT id FROM projects")
                .mapTo(String.class)
                .list()));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path found : folders) {
                if (!projects.contains(found.getFileName().toString())) {
                    deleteAll(found);
                }
            }
        } catch (IOException e) {
            LOG.warn("Uploads of deleted projects could not be removed: {}", e.getMessage());
        }
    }

    /** Removes the files of a project that came under these ids or hold something. @return their names */
    List<String> forget(long project, Set<Long> ids, Predicate<Path> holds) {
        Map<Long, String> all = database.read(handle -> handle.createQuery(
                        "SELECT id, file FROM file_uploads WHERE project_id = :project ORDER BY id")
                .bind("project", project)
                .reduceRows(new TreeMap<Long, String>(), (files, row) -> {
                    files.put(row.getColumn("id", Long.class), row.getColumn("file", String.class));
                    return files;
                }));
        List<String> gone = new ArrayList<>();
        all.forEach((id, file) -> {
            Path path = folder.resolve(file);
            if (ids.contains(id) || (Files.exists(path) && holds.test(path))) {
                database.write(handle -> handle.execute("DELETE FROM file_uploads WHERE id = ?", id));
                delete(path);
                gone.add(file);
            }
        });
        return gone;
    }

    /** Removes all files of a project. */
    void removeAll(long project) {
        Path found = folder.resolve(Long.toString(project));
        if (Files.isDirectory(found)) {
            try {
                deleteAll(found);
            } catch (IOException e) {
                LOG.warn(
                        "The uploads of project {} could not be removed; the next start tries again: {}",
                        project,
                        e.getMessage());
            }
        }
    }

    private static void deleteAll(Path found) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(found)) {
            for (Path file : files) {
                delete(file);
            }
        }
        delete(found);
    }

    private long write(Path path, Source source) {
        try {
            Files.createDirectories(path.getParent());
            try (InputStream in = source.open();
                    FileChannel channel =
                            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                long size = in.transferTo(out);
                channel.force(true);
                return size;
            }
        } catch (IOException e) {
            throw FileFailure.of("An upload cannot be stored", folder, e);
        }
    }

    /** The name without folders and without characters that mean something to a file system or a page. */
    static String safeName(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder safe = new StringBuilder();
        base.codePoints()
                .map(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' ? c : '_')
                .forEach(safe::appendCodePoint);
        while (safe.length() > NAME_LIMIT || (safe.length() > 0 && safe.charAt(0) == '.')) {
            safe.delete(0, safe.offsetByCodePoints(0, 1));
        }
        return safe.isEmpty() ? "file" : safe.toString();
    }

    Path path(Upload upload) {
        return folder.resolve(upload.file());
    }

    static Optional<Upload> find(Handle handle, long id) {
        return handle.createQuery("SELECT " + Upload.COLUMNS + " FROM file_uploads WHERE id = :id")
                .bind("id", id)
                .map(Upload.MAPPER)
                .findOne();
    }

    /** By its path below the uploads folder. */
    static Optional<Upload> findByFile(Handle handle, String file) {
        return handle.createQuery("SELECT " + Upload.COLUMNS + " FROM file_uploads WHERE file = :file")
                .bind("file", file)
                .map(Upload.MAPPER)
                .findFirst();
    }

    static List<Upload> ofProject(Handle handle, long project) {
        return handle.createQuery(
                        "SELECT " + Upload.COLUMNS + " FROM file_uploads WHERE project_id = :project ORDER BY id")
                .bind("project", project)
                .map(Upload.MAPPER)
                .list();
    }

    /** Those of a project that an account uploaded and that gave no tasks yet. */
    static List<Upload> pending(Handle handle, long project, long user) {
        return handle.createQuery("SELECT " + Upload.COLUMNS
                        + " FROM file_uploads f WHERE project_id = :project AND user_id = :user"
                        + " AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.file_upload_id = f.id) ORDER BY id")
                .bind("project", project)
                .bind("user", user)
                .map(Upload.MAPPER)
                .list();
    }

    /** These of a project, in the order named. @throws ApiException 400 for an id that is none of its uploads */
    static List<Upload> named(Handle handle, long project, Collection<Long> ids) {
        List<Upload> uploads = new ArrayList<>();
        for (long id : ids) {
            uploads.add(find(handle, id)
                    .filter(upload -> upload.projectId() == project)
                    .orElseThrow(() -> ApiException.invalid(
                            "file_upload_ids", "Invalid pk \"" + id + "\" - object does not exist.")));
        }
        return uploads;
    }

    /** Removes uploads; tasks made of them stay. */
    int remove(List<Upload> uploads) {
        if (uploads.isEmpty()) {
            return 0;
        }
        int removed = database.write(handle -> handle.createUpdate("DELETE FROM file_uploads WHERE id IN (<ids>)")
                .bindList("ids", uploads.stream().map(Upload::id).toList())
                .execute());
        uploads.forEach(upload -> delete(path(upload)));
        return removed;
    }
}
