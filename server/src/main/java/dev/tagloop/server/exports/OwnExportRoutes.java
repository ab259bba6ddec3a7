package dev.tagloop.server.exports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.ExportNotes;
import dev.tagloop.labelstudio.convert.export.TaskSource;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports in all formats that there are, those beside them that the original's clients know, with the filters of the data manager, a
 * look at the first tasks, and word of what a format cannot hold.
 */
public final class OwnExportRoutes {
    /** Tells how many notes an export has; {@code check} tells which. */
    private static final String NOTES = "X-Tagloop-Notes";

    private static final int MOST_SHOWN = 20;

    private final DataFolder folder;
    private final Scope scope;
    private final FormatOffer offer;

    public OwnExportRoutes(DataFolder folder, Scope scope, FormatOffer offer) {
        this.folder = folder;
        this.scope = scope;
        this.offer = offer;
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/projects/{id}/export", this::export)
                .get("/api/tagloop/projects/{id}/export/formats", this::formats)
                .get("/api/tagloop/projects/{id}/export/preview", this::preview)
                .get("/api/tagloop/projects/{id}/export/check", this::check);
    }

    private void formats(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("formats");
        offer.of(LabelConfig.parse(project.labelConfig()))
                .forEach(format -> list.addObject()
                        .put("name", format.name())
                        .put("title", format.title())
                        .put("description", format.description())
                        .put("extension", format.extension())
                        .put("fits", format.fits()));
        call.ok(answer);
    }

    private void export(Call call) throws IOException {
        ProjectRef project = scope.project(call, Action.EXPORT);
        ExportRequest request = ExportRequest.of(call, project, offer, folder.database());
        ExportNotes notes = new ExportNotes();
        ExportFile file = ExportFile.write(folder.temporary(), out -> write(request, out, notes));
        String extension = request.format().extension();
        call.context().header(NOTES, Long.toString(notes.noted()));
        FileAnswer.send(call, file.open(), file.name(project.id(), extension), "application/" + extension);
    }

    private void check(Call call) {
        ProjectRef project = scope.project(call, Action.EXPORT);
        ExportRequest request = ExportRequest.of(call, project, offer, folder.database());
        ExportNotes notes = new ExportNotes();
        write(request, OutputStream.nullOutputStream(), notes);
        call.ok(told(notes)
                .put("documents", notes.documents())
                .put("spans", notes.spans())
                .put("snapped", notes.snapped())
                .put("dropped", notes.dropped()));
    }

    private void preview(Call call) throws IOException {
        ProjectRef project = scope.project(call, Action.EXPORT);
        ExportRequest request = ExportRequest.of(call, project, offer, folder.database());
        int most = Math.clamp(call.query().number("tasks").orElse(3L), 1, MOST_SHOWN);
        ExportNotes notes = new ExportNotes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long[] count = {0};
        folder.database().read(handle -> {
            Selection all = request.selection().resolved(handle);
            count[0] = all.wanted().isPresent() ? all.wanted().get().size() : all.count(handle);
            Selection first = all.only(all.after(handle, 0, most));
            convert(() -> request.writer().write(source(handle, first), out, notes));
            return null;
        });
        boolean archive = request.format().extension().equals("zip");
        call.ok(told(notes).put("tasks", count[0]).put("text", PreviewText.of(out.toByteArray(), archive)));
    }

    private static ObjectNode told(ExportNotes notes) {
        ObjectNode json = Json.object().put("noted", notes.noted());
        ArrayNode lines = json.putArray("notes");
        notes.lines().forEach(lines::add);
        return json;
    }

    private void write(ExportRequest request, OutputStream out, ExportNotes notes) {
        StoreReading.write(
                folder.database(),
                handle -> source(handle, request.selection().resolved(handle)),
                (tasks, file, ignored) -> convert(() -> request.writer().write(tasks, file, notes)),
                out);
    }

    private static TaskSource source(Handle handle, Selection selection) {
        return new StoredTasks(handle, selection, TaskShape.USUAL, StoredContent.READ);
    }

    /** What may fail as a file does. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void convert(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (ConversionException e) {
            throw ApiException.invalidRequest(e.getMessage());
        }
    }
}
