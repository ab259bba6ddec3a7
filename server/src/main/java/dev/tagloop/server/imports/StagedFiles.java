package dev.tagloop.server.imports;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.ArrivingBody;
import dev.tagloop.server.http.Body;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files that lie ready for an import that somebody still thinks about. They become uploads like others once their tasks are there; those
 * that nothing came of are removed after a day.
 */
final class StagedFiles {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String WORK = "The import";
    /** Rows of the database take more than the text that they are made of: escapes, indexes, the log. */
    private static final long ROWS_TO_TEXT = 4;

    private static final Set<String> FORMS =
            Set.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data", "");
    private static final Set<String> OPTIONS = Set.of(
            "format",
            "encoding",
            "delimiter",
            "split",
            "columns",
            "text_column",
            "other_columns",
            "labels",
            "offsets",
            "on_error",
            "preannotated_from_fields",
            "dry_run");

    private final DataFolder folder;
    private final Database database;
    private final Uploads uploads;
    private final RemoteImport remote;

    StagedFiles(DataFolder folder, Uploads uploads, RemoteImport remote) {
        this.folder = folder;
        this.database = folder.database();
        this.uploads = uploads;
        this.remote = remote;
    }

    /** What a request brings or names. @param options what it says beside */
    record Staged(List<Upload> files, Fields options) {}

    /**
     * Stores what a request brings: the files of a form, a text, what lies behind an address, or a body of any other type as it is.
     *
     * @throws ApiException 400 when it brings nothing
     * @throws dev.tagloop.server.storage.StorageFullException when it does not fit on the disk
     */
    Staged of(Call call, ProjectRef project) {
        long user = call.caller().id();
        requireRoom(Math.max(0, call.context().req().getContentLengthLong()));
        if (!FORMS.contains(mediaType(call))) {
            String name = call.query().text("name").orElse("file");
            InputStream body = call.context().bodyInputStream();
            return new Staged(
                    List.of(add(project, user, name, () -> new ArrivingBody(body, this::requireRoom))), queried(call));
        }
        Body body = call.body();
        Fields fields = call.fields();
        if (body instanceof Body.OfForm form && !form.files().isEmpty()) {
            List<Upload> files = new ArrayList<>();
            for (Body.File file : form.files()) {
                files.add(add(project, user, file.name(), file::open));
            }
            return new Staged(files, fields);
        }
        return new Staged(named(project, user, fields), fields);
    }

    private List<Upload> named(ProjectRef project, long user, Fields fields) {
        Optional<String> text = fields.text("text", Fields.TextRule.verbatim()).filter(all -> !all.isBlank());
        Optional<String> url = fields.text("url", Fields.TextRule.upTo(4000)).filter(all -> !all.isEmpty());
        List<Long> ids = UploadIds.read(fields);
        String name = fields.text("name", Fields.TextRule.upTo(300)).orElse("pasted");
        fields.check();
        if (text.isPresent()) {
            byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
            return List.of(add(project, user, name, () -> new ByteArrayInputStream(bytes)));
        }
        if (url.isPresent()) {
            return List.of(mark(remote.fetch(project.id(), user, url.get())));
        }
        if (ids.isEmpty()) {
            throw ApiException.invalidRequest(
                    "There is nothing to import: send files, or a text, a url or file_upload_ids.");
        }
        return database.read(handle -> Uploads.named(handle, project.id(), ids));
    }

    private static String mediaType(Call call) {
        String type = Optional.ofNullable(call.context().contentType()).orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Fields queried(Call call) {
        ObjectNode json = Json.object();
        OPTIONS.forEach(name -> call.query().text(name).ifPresent(value -> json.put(name, value)));
        return Fields.of(json);
    }

    /** Asks whether a file of this size, and the tasks in it, fit on the disk. The warning where they just do. */
    Optional<String> requireRoom(long bytes) {
        return folder.roomFor(WORK, bytes, ROWS_TO_TEXT * bytes);
    }

    private Upload add(ProjectRef project, long user, String name, Uploads.Source source) {
        return mark(uploads.add(project.id(), user, name, source));
    }

    private Upload mark(Upload upload) {
        database.write(handle -> handle.createUpdate("INSERT INTO staged_uploads (upload_id) VALUES (:id)")
                .bind("id", upload.id())
                .execute());
        return upload;
    }

    /** Its tasks are there: it stays, as every upload. */
    void keep(List<Upload> files) {
        database.write(handle -> handle.createUpdate("DELETE FROM staged_uploads WHERE upload_id IN (<ids>)")
                .bindList("ids", files.stream().map(Upload::id).toList())
                .execute());
    }

    /** Removes files that nothing will come of, as far as they are staged. */
    void drop(List<Upload> files) {
        Set<Long> staged = database.read(
                handle -> handle.createQuery("SELECT upload_id FROM staged_uploads WHERE upload_id IN (<ids>)")
                        .bindList("ids", files.stream().map(Upload::id).toList())
                        .mapTo(Long.class)
                        .set());
        uploads.remove(
                files.stream().filter(upload -> staged.contains(upload.id())).toList());
    }

    /** Removes what was forgotten. */
    void sweep() {
        String before = Times.text(Instant.now().minus(KEPT));
        uploads.remove(database.read(handle -> forgotten(handle, before)));
    }

    private static List<Upload> forgotten(Handle handle, String before) {
        return handle.createQuery("SELECT " + Upload.COLUMNS
                        + " FROM file_uploads f JOIN staged_uploads s ON s.upload_id = f.id WHERE f.created_at < :before"
                        + " AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.file_upload_id = f.id)")
                .bind("before", before)
                .map(Upload.MAPPER)
                .list();
    }
}
