package dev.tagloop.server.imports;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Body;
import dev.tagloop.server.http.BodyItems;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.imports.files.UnreadableFileException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Imports of tasks into a project. */
final class ImportRoutes {
    private final Database database;
    private final Scope scope;
    private final Importers importers;
    private final Uploads uploads;
    private final RemoteImport remote;

    ImportRoutes(Database database, Scope scope, Importers importers, Uploads uploads, RemoteImport remote) {
        this.database = database;
        this.scope = scope;
        this.importers = importers;
        this.uploads = uploads;
        this.remote = remote;
    }

    void declare(Routes routes) {
        routes.post("/api/projects/{id}/import", this::create)
                .post("/api/projects/{id}/tasks/bulk", this::create)
                .post("/api/projects/{id}/reimport", this::again);
    }

    /** One request: where its answer's parts are gathered. */
    private final class Request {
        private final ProjectRef project;
        private final Query query;
        private final long user;
        private final long start = System.nanoTime();

        Request(ProjectRef project, Call call) {
            this.project = project;
            this.query = call.query();
            this.user = call.caller().id();
        }

        Importer importer() {
            return importers.ofRequest(project, user, query.list("preannotated_from_fields"));
        }

        boolean commits() {
            return query.flag("commit_to_project", true);
        }

        /** The answer, its keys in the original's order. */
        ObjectNode answer(Importer.Outcome outcome, Files files) {
            ObjectNode json = outcome.json();
            addFiles(json, files);
            if (query.flag("return_task_ids", false)) {
                ArrayNode ids = json.putArray("task_ids");
                for (long id : outcome.ids()) {
                    ids.add(id);
                }
            }
            if (outcome.replaced() > 0) {
                json.put("replaced_lone_surrogates", outcome.replaced());
            }
            return json;
        }

        /** The answer for tasks that are counted but not stored. */
        ObjectNode heldBack(long count, Files files) {
            ObjectNode json = Json.object()
                    .put("task_count", count)
                    .putNull("annotation_count")
                    .putNull("prediction_count")
                    .putNull("predictions_count");
            addFiles(json, files);
            return json;
        }

        private void addFiles(ObjectNode json, Files files) {
            json.put("duration", (System.nanoTime() - start) / 1e9);
            ArrayNode ids = json.putArray("file_upload_ids");
            files.uploads().forEach(upload -> ids.add(upload.id()));
            files.couldBeTasksList().ifPresent(could -> json.put("could_be_tasks_list", could));
            json.set("found_formats", files.formats());
            ArrayNode columns = json.putArray("data_columns");
            files.columns().forEach(columns::add);
        }
    }

    /** What an answer says about files. @param couldBeTasksList empty where it is not asked */
    private record Files(
            List<Upload> uploads, Optional<Boolean> couldBeTasksList, JsonNode formats, List<String> columns) {
        static Files none() {
            return new Files(List.of(), Optional.of(false), Json.array(), List.of());
        }

        static Files of(List<Upload> uploads, List<String> columns, boolean tellsTables) {
            TreeMap<String, Integer> counts = new TreeMap<>();
            uploads.forEach(upload -> counts.merge(upload.extension(), 1, Integer::sum));
            boolean table = uploads.stream().map(Upload::extension).anyMatch(UploadReader::isTable);
            return new Files(uploads, tellsTables ? Optional.of(table) : Optional.empty(), Json.tree(counts), columns);
        }
    }

    private void create(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.IMPORT);
        Request request = new Request(project, call);
        try (BodyItems items = call.items().orElse(null)) {
            call.created(
                    items != null
                            ? items(request, items)
                            : call.body() instanceof Body.OfForm form
                                    ? form(request, form)
                                    : one(request, Json.object()));
        }
    }

    private ObjectNode form(Request request, Body.OfForm form) {
        if (!form.files().isEmpty()) {
            return files(request, stored(request, form.files()));
        }
        if (form.fields().containsKey("url")) {
            String address = form.fields().get("url").getLast();
            return files(request, List.of(remote.fetch(request.project.id(), request.user, address)));
        }
        return one(request, form.asJson());
    }

    private ObjectNode one(Request request, JsonNode item) {
        if (!item.isObject() || item.isEmpty()) {
            throw ApiException.invalidRequest("load_tasks: No data found in DATA or in FILES");
        }
        return all(request, List.of(item).iterator());
    }

    private ObjectNode items(Request request, BodyItems items) {
        return items.isArray() ? all(request, items) : one(request, items.next());
    }

    private ObjectNode all(Request request, Iterator<JsonNode> items) {
        if (!request.commits()) {
            long count = 0;
            for (; items.hasNext(); items.next()) {
                count++;
            }
            return request.heldBack(count, Files.none());
        }
        Importer importer = request.importer();
        try {
            items.forEachRemaining(item -> importer.add(item, Optional.empty()));
            return request.answer(importer.finish(List.of()), Files.none());
        } finally {
            importer.undo();
        }
    }

    private List<Upload> stored(Request request, List<Body.File> files) {
        for (Body.File file : files) {
            String extension = Upload.extension(file.name());
            if (!FileKinds.isSupported(extension)) {
                throw ApiException.invalidRequest(extension + " extension is not supported");
            }
        }
        List<Upload> stored = new ArrayList<>();
        for (Body.File file : files) {
            stored.add(uploads.add(request.project.id(), request.user, file.name(), file::open));
        }
        return stored;
    }

    private ObjectNode files(Request request, List<Upload> files) {
        UploadReader reader = new UploadReader(request.project);
        if (!request.commits()) {
            long[] count = new long[1];
            files.forEach(upload -> read(reader, upload, true, item -> count[0]++));
            return request.heldBack(count[0], Files.of(files, List.copyOf(reader.columns()), true));
        }
        Importer importer = request.importer();
        try {
            files.forEach(upload -> read(reader, upload, true, item -> importer.add(item, Optional.of(upload.id()))));
            Importer.Outcome outcome = importer.finish(List.of());
            return request.answer(outcome, Files.of(files, List.copyOf(reader.columns()), true));
        } finally {
            importer.undo();
        }
    }

    private void read(
            UploadReader reader, Upload upload, boolean asTasks, java.util.function.Consumer<JsonNode> items) {
        try {
            reader.read(upload, uploads.path(upload), asTasks, items);
        } catch (UnreadableFileException e) {
            throw ApiException.invalidRequest(
                    "Failed to parse input file " + upload.storedName() + ": " + e.getMessage());
        }
    }

    /** Makes tasks of files that were uploaded before, in place of those that they gave before. */
    private void again(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.IMPORT);
        Request request = new Request(project, call);
        Fields fields = call.fields();
        List<Long> ids = UploadIds.read(fields);
        boolean asTasks = fields.bool("files_as_tasks_list").orElse(true);
        fields.check();
        List<Upload> files = database.read(handle -> Uploads.named(handle, project.id(), ids));
        if (files.isEmpty()) {
            Importer.Outcome nothing = new Importer.Outcome(0, 0, 0, 0, new long[0]);
            call.ok(request.answer(nothing, Files.of(files, List.of(), false)));
            return;
        }
        UploadReader reader = new UploadReader(project);
        Importer importer = request.importer();
        try {
            files.forEach(upload ->
                    read(reader, upload, asTasks, item -> importer.add(item, Optional.of(upload.id()))));
            Importer.Outcome outcome = importer.finish(ids);
            call.created(request.answer(outcome, Files.of(files, List.copyOf(reader.columns()), false)));
        } finally {
            importer.undo();
        }
    }
}
