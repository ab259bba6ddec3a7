package dev.tagloop.server.imports;

import dev.tagloop.labelstudio.convert.export.CellSafety;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.imports.files.UnreadableFileException;
import dev.tagloop.server.storage.StorageException;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Imports of files of any size as jobs: how they would look, the import, and what was wrong with it. */
final class FileImportRoutes {
    private static final List<String> ERROR_COLUMNS = List.of("file", "row", "field", "message");

    private final Scope scope;
    private final Importers importers;
    private final Uploads uploads;
    private final StagedFiles staged;
    private final FileImports imports;
    private final ProjectJobs jobs;

    FileImportRoutes(
            Scope scope,
            Importers importers,
            Uploads uploads,
            StagedFiles staged,
            FileImports imports,
            ProjectJobs jobs) {
        this.scope = scope;
        this.importers = importers;
        this.uploads = uploads;
        this.staged = staged;
        this.imports = imports;
        this.jobs = jobs;
    }

    void declare(Routes routes) {
        routes.post("/api/tagloop/projects/{id}/import", this::start)
                .post("/api/tagloop/projects/{id}/import/preview", this::preview)
                .get("/api/tagloop/projects/{id}/import/{job}/errors", this::errors);
    }

    private void start(Call call) {
        ProjectRef project = scope.project(call, Action.IMPORT);
        StagedFiles.Staged sent = staged.of(call, project);
        FileImportInput input = FileImportInput.of(sent.options(), project);
        call.ok(JobRoutes.json(imports.submit(project, call.caller().id(), sent.files(), input)));
    }

    private void preview(Call call) {
        ProjectRef project = scope.project(call, Action.IMPORT);
        StagedFiles.Staged sent = staged.of(call, project);
        FileImportInput asked = FileImportInput.of(sent.options(), project);
        FileImportInput input = asked.asTrial();
        RowErrors errors = new RowErrors(true);
        Importer importer = importers.ofFiles(project, call.caller().id(), input, errors);
        try {
            call.ok(new FilePreview(project, input, importer, errors)
                    .json(FileSources.of(sent.files(), uploads, input), sent.files()));
        } catch (UnreadableFileException e) {
            staged.drop(sent.files());
            throw ApiException.invalidRequest(e.getMessage());
        } catch (IOException e) {
            throw new StorageException("The uploaded files cannot be read: " + e.getMessage(), e);
        }
    }

    private void errors(Call call) throws IOException {
        ProjectRef project = scope.project(call, Action.IMPORT);
        Path file = jobs.fileBeside(jobs.ofProject(project.id(), call.context().pathParam("job")), FileImports.ERRORS);
        JsonNode kept = Files.exists(file)
                ? Json.parse(Files.readString(file, StandardCharsets.US_ASCII))
                : Json.object().put("count", 0).set("errors", Json.array());
        if (call.query().text("format").filter("csv"::equals).isPresent()) {
            call.context().header("Content-Disposition", "attachment; filename=\"errors.csv\"");
            call.bytes(200, "text/csv; charset=utf-8", csv(kept.get("errors")).getBytes(StandardCharsets.UTF_8));
            return;
        }
        long most = Math.clamp(call.query().number("limit").orElse((long) RowErrors.MOST), 0, RowErrors.MOST);
        ObjectNode answer = Json.object();
        answer.set("count", kept.get("count"));
        var list = answer.putArray("errors");
        kept.get("errors").valueStream().limit(most).forEach(list::add);
        call.ok(answer);
    }

    private static String csv(JsonNode errors) {
        return Stream.concat(
                        Stream.of(String.join(",", ERROR_COLUMNS)),
                        errors.valueStream()
                                .map(error -> ERROR_COLUMNS.stream()
                                        .map(column -> cell(error.get(column)))
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String cell(JsonNode value) {
        String text = value.isString() ? CellSafety.SPREADSHEET.apply(value.stringValue()) : value.asString();
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
