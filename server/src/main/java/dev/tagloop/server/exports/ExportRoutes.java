package dev.tagloop.server.exports;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Exports of a project as a file. */
public final class ExportRoutes {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

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
        scope.projectOrPage(call, Action.VIEW);
        call.ok(ExportFormat.list());
    }

    private void export(Call call) throws IOException {
        ProjectRef project = scope.projectOrPage(call, Action.EXPORT);
        Query query = call.query();
        // The two generations of clients spell both parameters differently.
        String name =
                query.text("exportType").or(() -> query.text("export_type")).orElse("JSON");
        Exporter exporter = ExportFormat.of(name)
                .flatMap(ExportFormat::exporter)
                .orElseThrow(() -> ApiException.invalid(
                        "exportType", "\"" + name + "\" is no format that this server exports; see export/formats."));
        boolean asked = query.has("ids[]") || query.has("ids");
        List<Long> ids = Stream.concat(query.list("ids[]").stream(), query.list("ids").stream())
                // What is no id names no task.
                .map(text -> text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MIN_VALUE)
                .toList();
        ExportFile file = ExportFile.write(
                folder.database(),
                folder.temporary(),
                exporter,
                project.id(),
                asked && ids.isEmpty() ? List.of(Long.MIN_VALUE) : ids,
                !query.flag("download_all_tasks", false));
        String fileName = "project-" + project.id() + "-at-" + MINUTE.format(Instant.now()) + "-"
                + file.digest().substring(0, 8) + "." + exporter.extension();
        call.context()
                .status(200)
                .contentType("application/." + exporter.extension())
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .header("filename", fileName)
                .result(file.open());
    }
}
