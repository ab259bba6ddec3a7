package dev.tagloop.server.exports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.PageNotFoundException;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.upkeep.Upkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Snapshots: exports that are made in the background and kept. A small one is done before its request is answered; of a large one the
 * answer says that it is in progress.
 */
public final class SnapshotRoutes {
    /** How long a request waits for the work it began: within the patience of any client. */
    private static final int PATIENCE_SECONDS = 3;

    private static final int LONGEST_TITLE = 2048;

    private final Database database;
    private final Scope scope;
    private final Users users;
    private final SnapshotFiles files;
    private final SnapshotWork work;

    public SnapshotRoutes(DataFolder folder, Scope scope, Users users, Upkeep upkeep) {
        this.database = folder.database();
        this.scope = scope;
        this.users = users;
        this.files = new SnapshotFiles(folder.exports());
        this.work = new SnapshotWork(folder, files, upkeep);
        goOn();
    }

    /** Removes what nobody can reach any more, and makes what the last end cut off. */
    private void goOn() {
        List<SnapshotRow> all = database.read(Snapshots::all);
        Set<String> ids = new HashSet<>();
        all.forEach(row -> ids.add(Long.toString(row.id())));
        files.sweep(ids);
        all.stream().filter(row -> row.status().equals(SnapshotRow.IN_PROGRESS)).forEach(work::make);
        for (ConversionRow conversion : database.read(Snapshots::conversionsInProgress)) {
            all.stream()
                    .filter(row -> row.id() == conversion.snapshotId() && row.isCompleted())
                    .forEach(row -> work.convert(row, conversion.id(), conversion.exportType()));
        }
    }

    public void declare(Routes routes) {
        routes.get("/api/projects/{id}/exports", this::list)
                .post("/api/projects/{id}/exports", this::create)
                .get("/api/projects/{id}/exports/{snapshot}", this::get)
                .delete("/api/projects/{id}/exports/{snapshot}", this::delete)
                .get("/api/projects/{id}/exports/{snapshot}/download", this::download)
                .post("/api/projects/{id}/exports/{snapshot}/convert", this::convert)
                .get("/api/projects/{id}/export/files", this::files);
    }

    /**
     * Removes the snapshots of a project that hold something, with all their conversions.
     *
     * @return how many
     */
    public int forgetHolding(long project, Predicate<Path> holds) {
        int gone = 0;
        for (SnapshotRow row : database.read(handle -> Snapshots.ofProject(handle, project))) {
            if (files.of(project, row.id()).stream().anyMatch(holds)) {
                database.write(handle -> Snapshots.delete(handle, row.id()));
                files.remove(project, row.id());
                gone++;
            }
        }
        return gone;
    }

    /** Removes the files of a project that is gone for good. */
    public void forgetProject(long project) {
        files.removeAll(project);
    }

    private void list(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.EXPORT);
        ArrayNode list = Json.array();
        database.read(handle -> {
            Snapshots.ofProject(handle, project.id()).forEach(row -> list.add(json(handle, row)));
            return null;
        });
        call.ok(list);
    }

    private void create(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.EXPORT);
        long user = call.caller().id();
        Fields fields = call.fields();
        Optional<String> given =
                fields.isNull("title") ? Optional.empty() : fields.text("title", Fields.TextRule.upTo(LONGEST_TITLE));
        fields.check();
        JsonNode options = call.body().asJson();
        SnapshotOptions.read(options);
        String title = given.filter(text -> !text.isEmpty())
                .orElseGet(() -> project.title() + "-at-" + ExportFile.MINUTE.format(Instant.now()));
        SnapshotRow row = database.write(handle -> Snapshots.find(
                        handle, Snapshots.insert(handle, project.id(), user, title, Json.stored(options)))
                .orElseThrow());
        await(work.make(row));
        ObjectNode answer = database.read(
                handle -> json(handle, Snapshots.find(handle, row.id()).orElse(row)));
        // As clients know it: the options are never told again.
        call.created(answer.putNull("task_filter_options")
                .putNull("annotation_filter_options")
                .putNull("serialization_options"));
    }

    private void get(Call call) {
        SnapshotRow row = snapshot(call, Action.EXPORT);
        call.ok(database.read(handle -> json(handle, row)));
    }

    private void delete(Call call) {
        SnapshotRow row = snapshot(call, Action.EXPORT);
        database.write(handle -> Snapshots.delete(handle, row.id()));
        files.remove(row.projectId(), row.id());
        call.noContent();
    }

    private void convert(Call call) {
        SnapshotRow row = snapshot(call, Action.EXPORT);
        Fields fields = call.fields();
        fields.require("export_type");
        Optional<String> name = fields.text("export_type", Fields.TextRule.upTo(64));
        name.filter(text -> !FormatOffer.isKnown(text))
                .ifPresent(text -> fields.error("export_type", text + " is not supported export format"));
        fields.check();
        requireCompleted(row);
        String format = name.orElseThrow();
        long conversion = database.write(handle -> Snapshots.begin(handle, row.id(), format))
                .orElseThrow(() -> ApiException.invalidRequest("Conversion to " + format + " already started"));
        await(work.convert(row, conversion, format));
        call.ok(Json.object().put("export_type", format).put("converted_format", conversion));
    }

    private void download(Call call) throws IOException {
        SnapshotRow row = snapshot(call, Action.EXPORT);
        requireCompleted(row);
        Optional<String> name =
                call.query().text("exportType").or(() -> call.query().text("export_type"));
        if (name.isEmpty() || name.get().equals("JSON")) {
            String file = fileName(row, row.md5(), "json");
            // With its folder, as the original has it.
            String shown = name.isPresent() ? file : "export/" + row.projectId() + "/" + file;
            FileAnswer.send(
                    call,
                    Files.newInputStream(stored(files.snapshot(row.projectId(), row.id()))),
                    shown,
                    "application/json");
            return;
        }
        if (!FormatOffer.isKnown(name.get())) {
            throw ApiException.invalid("exportType", name.get() + " is not supported export format");
        }
        String extension = extension(row, name.get());
        Optional<ConversionRow> done = database.read(handle -> Snapshots.conversions(handle, row.id())).stream()
                .filter(conversion -> conversion.exportType().equals(name.get()) && conversion.isCompleted())
                .findFirst();
        if (done.isPresent()) {
            Path file = stored(
                    files.conversion(row.projectId(), row.id(), done.get().id()));
            FileAnswer.send(
                    call,
                    Files.newInputStream(file),
                    fileName(row, done.get().md5(), extension),
                    "application/" + extension);
            return;
        }
        try {
            ExportFile file = work.converted(row, name.get());
            FileAnswer.send(call, file.open(), fileName(row, file.digest(), extension), "application/" + extension);
        } catch (ConversionException e) {
            throw ApiException.invalidRequest(e.getMessage());
        }
    }

    private void files(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.EXPORT);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("export_files");
        database.read(handle -> Snapshots.ofProject(handle, project.id())).stream()
                .filter(SnapshotRow::isCompleted)
                .forEach(row -> list.addObject()
                        .put("name", fileName(row, row.md5(), "json"))
                        .put("url", "/api/projects/" + row.projectId() + "/exports/" + row.id() + "/download"));
        call.ok(answer);
    }

    /** The snapshot of the path, if it is one of the path's project. */
    private SnapshotRow snapshot(Call call, Action action) {
        ProjectRef project = scope.projectOrPage(call, action);
        long id = call.id("snapshot", "Export");
        return database.read(handle -> Snapshots.find(handle, id))
                .filter(row -> row.projectId() == project.id())
                .orElseThrow(PageNotFoundException::new);
    }

    private ObjectNode json(Handle handle, SnapshotRow row) {
        return SnapshotJson.of(
                row,
                Optional.ofNullable(row.createdBy()).flatMap(id -> users.find(handle, id)),
                Snapshots.conversions(handle, row.id()),
                work.of(row.id()));
    }

    private static void requireCompleted(SnapshotRow row) {
        if (!row.isCompleted()) {
            throw ApiException.of(
                    404,
                    row.error() == null
                            ? "The snapshot is still being made; ask for it again when its status is completed."
                            : "The snapshot could not be made: " + row.error() + " Delete it and make another.");
        }
    }

    private static Path stored(Path file) {
        if (!Files.exists(file)) {
            throw ApiException.of(404, "The snapshot's file is no longer in the data folder; make another snapshot.");
        }
        return file;
    }

    private String extension(SnapshotRow row, String name) {
        ProjectRef project = database.read(handle -> ProjectRef.find(handle, row.projectId()))
                .orElseThrow(PageNotFoundException::new);
        return ListedFormat.made(name, LabelConfig.parse(project.labelConfig()))
                .map(ExportFormat::extension)
                .orElse("zip");
    }

    private static String fileName(SnapshotRow row, String md5, String extension) {
        return ExportFile.name(row.projectId(), Times.instant(row.createdAt()), md5, extension);
    }

    private static void await(CompletableFuture<Void> future) {
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // It goes on, or the store tells what became of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
