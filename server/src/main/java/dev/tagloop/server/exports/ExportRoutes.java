package dev.tagloop.server.exports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.CellSafety;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.labelstudio.convert.export.ExportWriter;
import dev.tagloop.labelstudio.convert.export.WriterOptions;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Exports of a project as a file, made while the caller waits. */
public final class ExportRoutes {
    private final DataFolder folder;
    private final Scope scope;

    public ExportRoutes(DataFolder folder, Scope scope) {
        this.folder = folder;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get("/api/projects/{id}/export", this::export).get("/api/projects/{id}/export/formats", this::formats);
    }

    private void formats(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.VIEW);
        call.ok(ListedFormat.list(LabelConfig.parse(project.labelConfig())));
    }

    private void export(Call call) throws IOException {
        ProjectRef project = scope.projectOrPage(call, Action.EXPORT);
        Query query = call.query();
        // The two generations of clients spell both parameters differently.
        String name =
                query.text("exportType").or(() -> query.text("export_type")).orElse("JSON");
        if (!ListedFormat.isKnown(name)) {
            throw ApiException.invalid(
                    "exportType", "\"" + name + "\" is no format that this server exports; see export/formats.");
        }
        LabelConfig config = LabelConfig.parse(project.labelConfig());
        Optional<ExportFormat> format = ListedFormat.made(name, config);
        if (format.isEmpty()) {
            ExportFile file = ExportFile.write(folder.temporary(), out -> NothingToExport.write(name, out));
            FileAnswer.send(call, file.open(), file.name(project.id(), "zip"), "application/zip");
            return;
        }
        CellSafety safety = query.flag("spreadsheet_safe", false) ? CellSafety.SPREADSHEET : CellSafety.EXACT;
        ExportWriter writer = format.get().writer(config, WriterOptions.USUAL.with(safety));
        Selection selection = new Selection(
                project.id(),
                ExportRequest.wanted(query),
                query.flag("download_all_tasks", false) ? List.of() : List.of(TaskCondition.TOUCHED));
        ExportFile file = ExportFile.write(
                folder.temporary(), out -> write(writer, selection, StoredContent.of(format.get()), out));
        String extension = format.get().extension();
        FileAnswer.send(call, file.open(), file.name(project.id(), extension), "application/." + extension);
    }

    private void write(ExportWriter writer, Selection selection, StoredContent content, OutputStream out) {
        try {
            StoreReading.write(
                    folder.database(),
                    handle -> new StoredTasks(handle, selection, TaskShape.USUAL, content),
                    writer,
                    out);
        } catch (ConversionException e) {
            throw ApiException.invalidRequest(e.getMessage());
        }
    }
}
