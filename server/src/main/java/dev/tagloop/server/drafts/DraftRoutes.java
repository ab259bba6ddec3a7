package dev.tagloop.server.drafts;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.annotations.ResultInput;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.IfMatch;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.tasks.Tasks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Drafts: those of a task and of an annotation, and one by one. */
public final class DraftRoutes {
    private final Database database;
    private final Scope scope;

    public DraftRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get("/api/tasks/{id}/drafts", this::list)
                .post("/api/tasks/{id}/drafts", call -> create(call, Optional.empty()))
                .get("/api/tasks/{id}/annotations/{annotation}/drafts", this::list)
                .post(
                        "/api/tasks/{id}/annotations/{annotation}/drafts",
                        call -> create(call, Optional.of(call.id("annotation", "Annotation"))))
                .get("/api/drafts/{id}", this::get)
                .patch("/api/drafts/{id}", this::change)
                .put("/api/drafts/{id}", this::change)
                .delete("/api/drafts/{id}", this::delete);
    }

    /** All drafts of the task; the path by an annotation lists the same. */
    private void list(Call call) {
        Sight sight = scope.sight(call, scope.of(call, Owned.TASK, Action.VIEW));
        long task = call.id("id", "Task");
        call.ok(database.read(handle -> {
            Instant now = Instant.now();
            ArrayNode list = Json.array();
            Drafts.ofTasks(handle, List.of(task)).stream()
                    .filter(draft -> sight.shows(draft.userId()))
                    .forEach(draft -> list.add(draft.json(now)));
            return list;
        }));
    }

    private void create(Call call, Optional<Long> annotation) {
        ProjectRef project = scope.of(call, Owned.TASK, Action.ANNOTATE);
        annotation.ifPresent(id -> scope.of(call, Owned.ANNOTATION, id, Action.ANNOTATE));
        long task = call.id("id", "Task");
        long user = call.caller().id();
        Fields fields = call.fields();
        fields.require("result");
        Optional<JsonNode> result = ResultInput.read(fields);
        Double leadTime = leadTime(fields).orElse(null);
        fields.check();
        JsonNode content = result.orElseThrow();
        answer(call, 201, database.write(handle -> {
            requireTask(handle, task, annotation);
            long id = Drafts.insert(
                    handle, task, annotation.orElse(null), user, leadTime, Json.stored(content), Times.now());
            new SummaryDelta().draft(content, 1).apply(handle, project.id());
            return find(handle, id);
        }));
    }

    private static void requireTask(Handle handle, long task, Optional<Long> annotation) {
        if (Tasks.find(handle, task).isEmpty()) {
            throw ApiException.noMatch("Task");
        }
        boolean astray = annotation.isPresent()
                && Annotations.find(handle, annotation.get())
                        .filter(found -> found.taskId() == task)
                        .isEmpty();
        if (astray) {
            throw ApiException.noMatch("Annotation");
        }
    }

    private static Optional<Double> leadTime(Fields fields) {
        if (fields.isNull("lead_time")) {
            return Optional.empty();
        }
        Optional<Double> seconds = fields.number("lead_time").map(BigDecimal::doubleValue);
        if (seconds.isPresent() && seconds.get().isInfinite()) {
            fields.error("lead_time", "A valid number is required.");
        }
        return seconds;
    }

    private static void answer(Call call, int status, DraftRow draft) {
        call.etag(draft.version()).json(status, draft.json(Instant.now()));
    }

    /** The draft as it is now. @throws ApiException 412 when the request means another version */
    private static DraftRow unchanged(Handle handle, long id, IfMatch match) {
        DraftRow draft = find(handle, id);
        if (!match.allows(draft.version())) {
            throw ApiException.stale(
                            "This draft was saved by another window meanwhile; nothing was stored. What it is now stands in"
                                    + " \"current\".",
                            draft.json(Instant.now()))
                    .with("ETag", IfMatch.tag(draft.version()));
        }
        return draft;
    }

    private static DraftRow find(Handle handle, long id) {
        return Drafts.find(handle, id).orElseThrow(() -> ApiException.noMatch("AnnotationDraft"));
    }

    private void get(Call call) {
        scope.of(call, Owned.DRAFT, Action.VIEW);
        long id = call.id("id", "AnnotationDraft");
        answer(call, 200, database.read(handle -> find(handle, id)));
    }

    private void change(Call call) {
        ProjectRef project = scope.of(call, Owned.DRAFT, Action.ANNOTATE);
        long id = call.id("id", "AnnotationDraft");
        Fields fields = call.fields();
        Optional<JsonNode> result = ResultInput.read(fields);
        Optional<Double> leadTime = leadTime(fields);
        boolean forgetLeadTime = fields.isNull("lead_time");
        Optional<Boolean> postponed = fields.isNull("was_postponed") ? Optional.empty() : fields.bool("was_postponed");
        fields.check();
        IfMatch match = IfMatch.of(call);
        answer(call, 200, database.write(handle -> {
            DraftRow old = unchanged(handle, id, match);
            handle.createUpdate("UPDATE drafts SET result = :result, lead_time = :leadTime, was_postponed = :postponed,"
                            + " version = version + 1, updated_at = :now WHERE id = :id")
                    .bind("result", result.map(Json::stored).orElse(old.result()))
                    .bind("leadTime", forgetLeadTime ? null : leadTime.orElse(old.leadTime()))
                    .bind("postponed", postponed.orElse(old.wasPostponed()))
                    .bind("now", Times.now())
                    .bind("id", id)
                    .execute();
            if (result.isPresent()) {
                new SummaryDelta()
                        .draft(old.result(), -1)
                        .draft(result.get(), 1)
                        .apply(handle, project.id());
            }
            return find(handle, id);
        }));
    }

    private void delete(Call call) {
        ProjectRef project = scope.of(call, Owned.DRAFT, Action.DELETE);
        long id = call.id("id", "AnnotationDraft");
        IfMatch match = IfMatch.of(call);
        database.write(handle -> {
            DraftRow old = unchanged(handle, id, match);
            Drafts.delete(handle, id);
            new SummaryDelta().draft(old.result(), -1).apply(handle, project.id());
            return id;
        });
        call.noContent();
    }
}
