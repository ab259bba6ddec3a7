package dev.tagloop.server.imports;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.PageNotFoundException;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/** Uploaded files: lists of them, one by one, and their content. */
final class UploadRoutes {
    /** Whatever a file turns out to be, it acts for nobody. */
    private static final String SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final Database database;
    private final Scope scope;
    private final Uploads uploads;

    UploadRoutes(Database database, Scope scope, Uploads uploads) {
        this.database = database;
        this.scope = scope;
        this.uploads = uploads;
    }

    void declare(Routes routes) {
        routes.get("/api/projects/{id}/file-uploads", this::list)
                .delete("/api/projects/{id}/file-uploads", this::deleteMany)
                .get("/api/import/file-upload/{id}", this::get)
                .delete("/api/import/file-upload/{id}", this::delete)
                .get("/data/upload/{project}/{file}", this::content)
                .get("/storage-data/uploaded", this::stored);
    }

    private void list(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.IMPORT);
        long user = call.caller().id();
        boolean all = call.query().flag("all", false);
        // The list comes as JSON text: ?ids=[1,2].
        List<Long> ids = call.query().text("ids").map(text -> text.replaceAll("[\\[\\]\\s]", "")).stream()
                .flatMap(text -> java.util.stream.Stream.of(text.split(",")))
                .flatMap(text -> UploadIds.parse(text).stream())
                .toList();
        ArrayNode list = Json.array();
        database
                .read(handle -> all || !ids.isEmpty()
                        ? Uploads.ofProject(handle, project.id())
                        : Uploads.pending(handle, project.id(), user))
                .stream()
                .filter(upload -> ids.isEmpty() || ids.contains(upload.id()))
                .forEach(upload -> list.add(upload.json()));
        call.ok(list);
    }

    private void deleteMany(Call call) {
        ProjectRef project = scope.projectOrPage(call, Action.IMPORT);
        long user = call.caller().id();
        Fields fields = call.fields();
        boolean named = fields.has("file_upload_ids");
        List<Long> ids = UploadIds.read(fields);
        fields.check();
        // Without a list: what the caller uploaded and never used.
        List<Upload> gone = database.read(handle -> named
                ? Uploads.ofProject(handle, project.id()).stream()
                        .filter(upload -> ids.contains(upload.id()))
                        .toList()
                : Uploads.pending(handle, project.id(), user));
        call.ok(Json.object().put("deleted", uploads.remove(gone)));
    }

    private Upload upload(Call call, Action action) {
        long id = call.id("id", "FileUpload");
        try {
            scope.of(call, Owned.UPLOAD, action);
        } catch (ApiException e) {
            if (e.status() == 404) {
                throw new PageNotFoundException();
            }
            throw e;
        }
        return database.read(handle -> Uploads.find(handle, id)).orElseThrow(PageNotFoundException::new);
    }

    private void get(Call call) {
        call.ok(upload(call, Action.VIEW).json());
    }

    private void delete(Call call) {
        uploads.remove(List.of(upload(call, Action.DELETE)));
        call.noContent();
    }

    private void content(Call call) throws IOException {
        String file = call.context().pathParam("project") + "/" + call.context().pathParam("file");
        Upload upload =
                database.read(handle -> Uploads.findByFile(handle, file)).orElseThrow(PageNotFoundException::new);
        scope.of(call, Owned.UPLOAD, upload.id(), Action.VIEW);
        send(call, upload);
    }

    private void stored(Call call) throws IOException {
        call.caller();
        Optional<String> path = call.query().text("filepath").filter(text -> !text.isEmpty());
        if (path.isEmpty()) {
            empty(call, 404);
            return;
        }
        Optional<Upload> upload = path.filter(text -> text.startsWith("upload/"))
                .flatMap(
                        text -> database.read(handle -> Uploads.findByFile(handle, text.substring("upload/".length()))))
                .filter(found -> mayRead(call, found));
        if (upload.isEmpty()) {
            empty(call, 403);
            return;
        }
        call.context()
                .header("Content-Disposition", "inline; filename=\"" + path.get() + "\"")
                .header("filename", path.get());
        send(call, upload.get());
    }

    private boolean mayRead(Call call, Upload upload) {
        try {
            scope.of(call, Owned.UPLOAD, upload.id(), Action.VIEW);
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    private static void empty(Call call, int status) {
        // Nothing is told about what is not there; no access is given either.
        call.markChecked();
        call.context().status(status).result(new byte[0]);
    }

    private void send(Call call, Upload upload) throws IOException {
        Optional<String> known = FileKinds.type(upload.extension());
        call.context().header("Content-Security-Policy", SANDBOX);
        if (known.isEmpty() || FileKinds.isActive(known.get())) {
            // Shown inside this server's origin it could act for whoever looks at it.
            call.context().header("Content-Disposition", "attachment");
        }
        try {
            call.context()
                    .status(200)
                    .contentType(known.orElse("application/octet-stream"))
                    .result(Files.newInputStream(uploads.path(upload)));
        } catch (NoSuchFileException e) {
            throw ApiException.of(404, "The file " + upload.file() + " is no longer in the data folder.");
        }
    }
}
