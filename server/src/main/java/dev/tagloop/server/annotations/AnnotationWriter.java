package dev.tagloop.server.annotations;

import dev.tagloop.server.comments.Comments;
import dev.tagloop.server.drafts.DraftRow;
import dev.tagloop.server.drafts.Drafts;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.IfMatch;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionRow;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.queue.Leases;
import dev.tagloop.server.queue.StreamHistory;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** Creates, changes and removes annotations together with all that depends on them, inside the caller's transaction. */
final class AnnotationWriter {
    private final Handle handle;
    private final ProjectRef project;
    private final long user;
    private final String now = Times.now();

    AnnotationWriter(Handle handle, ProjectRef project, long user) {
        this.handle = handle;
        this.project = project;
        this.user = user;
    }

    /** Stores a new annotation of a task and returns its id. */
    long create(long task, AnnotationInput input) throws Exception {
        if (!Tasks.isThere(handle, task)) {
            throw ApiException.noMatch("Task");
        }
        Optional<DraftRow> draft = input.draftId().map(id -> draft(task, id));
        input.uniqueId().filter(id -> Annotations.isTaken(handle, id)).ifPresent(id -> {
            throw ApiException.of(409, "Annotation with this unique id already exists");
        });
        References references = new References(handle, project);
        references.check(input);
        long made = Counters.around(handle, project.id(), List.of(task), same -> {
            long id = insert(task, input, draft);
            SummaryDelta delta = new SummaryDelta();
            input.result().ifPresent(result -> delta.annotation(result, 1));
            draft.ifPresent(used -> {
                delta.draft(used.result(), -1);
                Drafts.delete(handle, used.id());
            });
            delta.apply(handle, project.id());
            Leases.release(handle, task, user);
            StreamHistory.annotated(handle, project.id(), task, user, id);
            giveReason(task, id, input);
            touched(task);
            return id;
        });
        WebhookEvents.annotationCreated(handle, project, made);
        return made;
    }

    private DraftRow draft(long task, long id) {
        DraftRow draft = Drafts.find(handle, id).orElseThrow(() -> ApiException.noMatch("AnnotationDraft"));
        if (draft.taskId() != task) {
            throw ApiException.of(403, "You have no permission to draft id:" + id);
        }
        return draft;
    }

    private long insert(long task, AnnotationInput input, Optional<DraftRow> draft) {
        long id = handle.createQuery(
                        "INSERT INTO annotations (task_id, project_id, completed_by, updated_by, was_cancelled,"
                                + " ground_truth, lead_time, created_at, updated_at, draft_created_at, unique_id, last_action,"
                                + " parent_prediction, parent_annotation, result_count, version_action, version_by, version_at) VALUES (:task, :project, :completedBy, :user,"
                                + " :wasCancelled, :groundTruth, :leadTime, :now, :now, :draftCreatedAt, :uniqueId, :lastAction,"
                                + " :parentPrediction, :parentAnnotation, :resultCount, :action, :user, :now) RETURNING id")
                .bind("task", task)
                .bind("project", project.id())
                .bind("completedBy", input.completedBy().orElse(user))
                .bind("user", user)
                .bind("wasCancelled", input.wasCancelled().orElse(false))
                .bind("groundTruth", input.groundTruth().orElse(false))
                .bind("leadTime", input.leadTime().flatMap(seconds -> seconds).orElse(null))
                .bind("now", now)
                .bind("draftCreatedAt", draft.map(DraftRow::createdAt).orElse(null))
                .bind("uniqueId", input.uniqueId().orElseGet(UniqueIds::fresh))
                .bind("lastAction", input.lastAction().orElse(null))
                .bind(
                        "action",
                        (input.parentPrediction().isPresent() ? VersionAction.ACCEPTED : VersionAction.CREATED).word())
                .bind("parentPrediction", input.parentPrediction().orElse(null))
                .bind("parentAnnotation", input.parentAnnotation().orElse(null))
                .bind("resultCount", input.result().map(ResultInput::regions).orElse(0L))
                .mapTo(Long.class)
                .one();
        handle.createUpdate(
                        "INSERT INTO annotation_bodies (annotation_id, result, prediction) VALUES (:id, :result, :prediction)")
                .bind("id", id)
                .bind("result", input.result().map(AnnotationWriter::stored).orElse(null))
                .bind("prediction", seenPrediction(task).orElse(null))
                .execute();
        return id;
    }

    /** The prediction that the project shows to annotators of this task, as it is now. */
    private Optional<String> seenPrediction(long task) {
        if (project.modelVersion().isEmpty()) {
            return Optional.empty();
        }
        return Predictions.ofTasks(handle, List.of(task)).stream()
                .filter(prediction -> prediction.modelVersion().equals(project.modelVersion()))
                .reduce((older, newer) -> newer)
                .map((PredictionRow prediction) -> Json.stored(prediction.json(Instant.now())));
    }

    /** The annotation as it is now. @throws ApiException 412 when the request means another version */
    private AnnotationRow unchanged(long id, IfMatch match) {
        AnnotationRow row = Annotations.get(handle, id);
        if (!match.allows(row.version())) {
            throw ApiException.stale(
                            "This annotation was changed meanwhile; nothing was stored. What it is now stands in \"current\":"
                                    + " bring both together and send the change again with If-Match: "
                                    + IfMatch.tag(row.version()) + ".",
                            AnnotationJson.of(row, Instant.now()))
                    .with("ETag", IfMatch.tag(row.version()));
        }
        return row;
    }

    private static String stored(JsonNode result) {
        return result.isNull() ? null : Json.stored(result);
    }

    /** Replaces what the input names; what was there goes into the history, and drafts on the annotation go. */
    void change(long id, AnnotationInput input, VersionAction action, IfMatch match) throws Exception {
        AnnotationRow old = unchanged(id, match);
        new References(handle, project).check(input);
        boolean newResult = input.result()
                .filter(result -> !Objects.equals(stored(result), old.result()))
                .isPresent();
        AnnotationVersions.supersede(handle, List.of(id), new AnnotationVersions.Mark(action, user, now), newResult);
        Counters.around(handle, project.id(), List.of(old.taskId()), same -> {
            update(id, old, input);
            touched(old.taskId());
            return id;
        });
        SummaryDelta delta = new SummaryDelta();
        input.result().ifPresent(result -> delta.annotation(old.result(), -1).annotation(result, 1));
        forgetDrafts(id, delta);
        delta.apply(handle, project.id());
        giveReason(old.taskId(), id, input);
        WebhookEvents.annotationUpdated(handle, project, id);
    }

    private void giveReason(long task, long annotation, AnnotationInput input) {
        input.skipReason()
                .ifPresent(
                        reason -> Comments.insert(handle, new Comments.Subject(task, annotation, null), user, reason));
    }

    private void update(long id, AnnotationRow old, AnnotationInput input) {
        Optional<JsonNode> result = input.result();
        handle.createUpdate("UPDATE annotations SET updated_by = :user, updated_at = :now, completed_by = :completedBy,"
                        + " was_cancelled = :wasCancelled, ground_truth = :groundTruth, lead_time = :leadTime,"
                        + " last_action = :lastAction, parent_prediction = :parentPrediction, parent_annotation = :parentAnnotation,"
                        + " result_count = :resultCount WHERE id = :id")
                .bind("user", user)
                .bind("now", now)
                .bind("completedBy", input.completedBy().orElse(old.completedBy()))
                .bind("wasCancelled", input.wasCancelled().orElse(old.wasCancelled()))
                .bind("groundTruth", input.groundTruth().orElse(old.groundTruth()))
                .bind(
                        "leadTime",
                        input.leadTime()
                                .orElse(Optional.ofNullable(old.leadTime()))
                                .orElse(null))
                .bind("lastAction", input.lastAction().orElse(old.lastAction()))
                .bind("parentPrediction", input.parentPrediction().orElse(old.parentPrediction()))
                .bind("parentAnnotation", input.parentAnnotation().orElse(old.parentAnnotation()))
                .bind("resultCount", result.map(ResultInput::regions).orElse(old.resultCount()))
                .bind("id", id)
                .execute();
        result.ifPresent(changed -> handle.createUpdate(
                        "UPDATE annotation_bodies SET result = :result WHERE annotation_id = :id")
                .bind("result", stored(changed))
                .bind("id", id)
                .execute());
    }

    private void forgetDrafts(long annotation, SummaryDelta delta) {
        for (DraftRow draft : Drafts.ofAnnotation(handle, annotation)) {
            delta.draft(draft.result(), -1);
            Drafts.delete(handle, draft.id());
        }
    }

    /** Removes an annotation with the drafts on it. */
    void delete(long id, IfMatch match) throws Exception {
        AnnotationRow old = unchanged(id, match);
        SummaryDelta delta = new SummaryDelta().annotation(old.result(), -1);
        forgetDrafts(id, delta);
        Counters.around(handle, project.id(), List.of(old.taskId()), same -> {
            Annotations.delete(handle, id);
            touched(old.taskId());
            return id;
        });
        delta.apply(handle, project.id());
        WebhookEvents.annotationsDeleted(handle, project.id(), List.of(id));
    }

    /** Makes a draft of an annotation again and returns the draft's id. */
    long convertToDraft(long id) throws Exception {
        AnnotationRow old = Annotations.get(handle, id);
        delete(id, IfMatch.ANY);
        String result = old.result() == null ? "[]" : old.result();
        new SummaryDelta().draft(result, 1).apply(handle, project.id());
        long author = old.completedBy() == null ? user : old.completedBy();
        return Drafts.insert(handle, old.taskId(), null, author, old.leadTime(), result, now);
    }

    private void touched(long task) {
        Counters.recountAnnotations(handle, project, List.of(task));
        Tasks.touch(handle, task, user);
    }
}
