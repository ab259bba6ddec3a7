package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Exports of projects. */
public final class Exports {
    private final Transport transport;

    Exports(Transport transport) {
        this.transport = transport;
    }

    /**
     * A project's tasks with their annotations, read while they arrive: memory holds one task at a time. Close the stream.
     *
     * @throws StudioProtocolException while reading, if the export breaks off or is no JSON
     */
    public Stream<Task> tasks(long projectId, ExportOptions options) {
        return transport.stream(path(projectId), query("JSON", options))
                .map(JsonObject::owning)
                .map(Task::new);
    }

    /** A project's tasks with their annotations, all in memory. */
    public List<Task> json(long projectId, ExportOptions options) {
        try (Stream<Task> tasks = tasks(projectId, options)) {
            return tasks.toList();
        }
    }

    /**
     * Saves an export to a file, which appears there only when it is complete.
     *
     * @param format {@code JSON}, {@code JSON_MIN}, {@code CSV}, {@code TSV}, {@code CONLL2003} or what the server offers
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void download(long projectId, String format, ExportOptions options, Path file) {
        transport.download(path(projectId), query(format, options), file);
    }

    /** The formats that the server knows, with {@code name}, {@code title} and, for those that a project cannot use, {@code disabled}. */
    public List<JsonObject> formats(long projectId) {
        return transport.get(path(projectId) + "/formats").objects();
    }

    /** The names of the formats that fit a project: a server answers others with an archive without labels. */
    public List<String> usableFormats(long projectId) {
        return formats(projectId).stream()
                .filter(format -> !format.flag("disabled").orElse(false))
                .flatMap(format -> format.text("name").stream())
                .toList();
    }

    /**
     * All formats that a Tagloop server writes, by their names; empty on a server of another kind.
     *
     * @return those that fit the project
     */
    public List<String> ownFormats(long projectId) {
        try {
            return transport.get(ownPath(projectId) + "/formats").object().objects("formats").stream()
                    .filter(format -> format.flag("fits").orElse(false))
                    .flatMap(format -> format.text("name").stream())
                    .toList();
        } catch (StudioApiException e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * Saves an export of a Tagloop server in any of {@link #ownFormats} to a file, which appears there only when it is complete.
     *
     * @param choice what the server is asked for
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void downloadOwn(long projectId, OwnExport choice, Path file) {
        transport.download(ownPath(projectId), choice.query(), file);
    }

    /**
     * What the format of such an export cannot hold as it is.
     *
     * @return numbers of {@code documents}, {@code spans}, {@code snapped}, {@code dropped} and {@code noted}, and the first {@code notes}
     */
    public JsonObject checkOwn(long projectId, OwnExport choice) {
        return transport.get(ownPath(projectId) + "/check", choice.query()).object();
    }

    private static String ownPath(long projectId) {
        return "/api/tagloop/projects/" + projectId + "/export";
    }

    private static String path(long projectId) {
        return "/api/projects/" + projectId + "/export";
    }

    private static Query query(String format, ExportOptions options) {
        Query query = Query.none().with("exportType", format);
        if (options.allTasks()) {
            query = query.with("download_all_tasks", "true");
        }
        if (options.spreadsheetSafe()) {
            query = query.with("spreadsheet_safe", "true");
        }
        for (long id : options.taskIds()) {
            query = query.with("ids[]", Long.toString(id));
        }
        return query;
    }
}
