package dev.tagloop.server.annotations;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.drafts.Drafts;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Caller;
import dev.tagloop.server.http.IfMatch;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.trash.Trash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/** Annotations: those of a task, and one by one. */
public final class AnnotationRoutes {
    private final Database database;
    private final Scope scope;
    private final Trash trash;

    public AnnotationRoutes(Database database, Scope scope, Trash trash) {
        this.database = database;
        this.scope = scope;
        this.trash = trash;
    }

    public void declare(Routes routes) {
        routes.get("/api/tasks/{id}/annotations", this::list)
                .post("/api/tasks/{id}/annotations", this::create)
                .get("/api/annotations/{id}", this::get)
                .patch("/api/annotations/{id}", this::change)
                .put("/api/annotations/{id}", this::change)
                .delete("/api/annotations/{id}", this::delete)
                .post("/api/annotations/{id}/convert-to-draft", this::convertToDraft);
    }

    private void list(Call call) {
        Sight sight = scope.sight(call, scope.of(call, Owned.TASK, Action.VIEW));
        long task = call.id("id", "Task");
        call.ok(database.read(handle -> {
            Instant now = Instant.now();
            ArrayNode list = Json.array();
            Annotations.ofTasks(handle, List.of(task)).stream()
                    .filter(row -> sight.shows(row.completedBy()))
                    .forEach(row -> list.add(AnnotationJson.of(row, now)));
            return list;
        }));
    }

    private void create(Call call) {
        ProjectRef project = scope.of(call, Owned.TASK, Action.ANNOTATE);
        long task = call.id("id", "Task");
        Caller caller = call.caller();
        AnnotationInput input = AnnotationInput.of(call);
        input.require(call, scope, project, Optional.empty());
        AnnotationRow made = database.write(handle -> {
            AnnotationWriter writer = new AnnotationWriter(handle, ProjectRef.current(handle, project), caller.id());
            return Annotations.get(handle, writer.create(task, input));
        });
        AnnotationJson.answer(call, 201, made);
    }

    private void get(Call call) {
        scope.of(call, Owned.ANNOTATION, Action.VIEW);
        long id = call.id("id", "Annotation");
        AnnotationJson.answer(call, 200, database.read(handle -> Annotations.get(handle, id)));
    }

    private void change(Call call) {
        ProjectRef project = scope.of(call, Owned.ANNOTATION, Action.ANNOTATE);
        long id = call.id("id", "Annotation");
        Caller caller = call.caller();
        AnnotationInput input = AnnotationInput.of(call);
        input.require(call, scope, project, database.read(handle -> Annotations.find(handle, id)));
        IfMatch match = IfMatch.of(call);
        AnnotationRow changed = database.write(handle -> {
            new AnnotationWriter(handle, ProjectRef.current(handle, project), caller.id())
                    .change(id, input, VersionAction.UPDATED, match);
            return Annotations.get(handle, id);
        });
        AnnotationJson.answer(call, 200, changed);
    }

    private void delete(Call call) {
        ProjectRef project = scope.of(call, Owned.ANNOTATION, Action.DELETE);
        long id = call.id("id", "Annotation");
        Caller caller = call.caller();
        IfMatch match = IfMatch.of(call);
        database.write(handle -> {
            ProjectRef now = ProjectRef.current(handle, project);
            AnnotationWriter writer = new AnnotationWriter(handle, now, caller.id());
            return trash.batch(now, caller.id()).annotations(handle, List.of(id), List.of(), same -> {
                writer.delete(id, match);
                return id;
            });
        });
        call.noContent();
    }

    private void convertToDraft(Call call) {
        ProjectRef project = scope.of(call, Owned.ANNOTATION, Action.DELETE);
        long id = call.id("id", "Annotation");
        Caller caller = call.caller();
        call.created(database.write(handle -> {
            ProjectRef now = ProjectRef.current(handle, project);
            AnnotationWriter writer = new AnnotationWriter(handle, now, caller.id());
            // Its history goes with it; the trash has both.
            long draft = trash.batch(now, caller.id())
                    .annotations(handle, List.of(id), List.of(), same -> writer.convertToDraft(id));
            return Drafts.find(handle, draft).orElseThrow().json(Instant.now());
        }));
    }
}
