package dev.tagloop.server.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** The uploaded files that tasks come from, read with one query for a whole list. */
public final class UploadNames {
    private final Map<Long, String> files;

    private UploadNames(Map<Long, String> files) {
        this.files = files;
    }

    public static UploadNames of(Handle handle, List<TaskRow> tasks) {
        Map<Long, String> files = new HashMap<>();
        List<Long> ids = tasks.stream()
                .map(TaskRow::fileUploadId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!ids.isEmpty()) {
            handle.createQuery("SELECT id, file FROM file_uploads WHERE id IN (<ids>)")
                    .bindList("ids", ids)
                    .map((row, context) -> files.put(row.getLong("id"), row.getString("file")))
                    .list();
        }
        return new UploadNames(files);
    }

    /** The path of a task's upload as lists show it; null for a task that comes from none. */
    String path(TaskRow task) {
        String file = files.get(task.fileUploadId());
        return file == null ? null : "upload/" + file;
    }

    /** The file's name without its folder; null for a task that comes from none. */
    public String name(TaskRow task) {
        String file = files.get(task.fileUploadId());
        return file == null ? null : file.substring(file.indexOf('/') + 1);
    }
}
