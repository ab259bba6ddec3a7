package dev.tagloop.server.annotations;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionRow;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.JsonNode;

/** Changes the annotations of some hundred tasks at once, with all that depends on them, inside the caller's transaction. */
public final class BulkAnnotations {
    private final Handle handle;
    private final ProjectRef project;
    private final long user;
    private final String now = Times.now();

    public BulkAnnotations(Handle handle, ProjectRef project, long user) {
        this.handle = handle;
        this.project = project;
        this.user = user;
    }

    /** Removes annotations, the drafts on them, and other drafts. @param related what the tasks have, as far as it goes */
    public void remove(Related related) throws Exception {
        List<AnnotationRow> annotations =
                related.annotations().values().stream().flatMap(List::stream).toList();
        SummaryDelta delta = new SummaryDelta();
        annotations.forEach(annotation -> delta.annotation(annotation.result(), -1));
        related.drafts().values().stream().flatMap(List::stream).forEach(draft -> delta.draft(draft.result(), -1));
        Set<Long> tasks = new TreeSet<>(related.annotations().keySet());
        tasks.addAll(related.drafts().keySet());
        delete(
                "drafts",
                related.drafts().values().stream()
                        .flatMap(List::stream)
                        .map(draft -> draft.id())
                        .toList());
        Counters.around(handle, project.id(), tasks, same -> {
            delete("annotations", annotations.stream().map(AnnotationRow::id).toList());
            Counters.recountAnnotations(handle, project, tasks);
            touch(tasks);
            return tasks;
        });
        delta.apply(handle, project.id());
        WebhookEvents.annotationsDeleted(
                handle,
                project.id(),
                annotations.stream().map(AnnotationRow::id).toList());
    }

    private void delete(String table, List<Long> ids) {
        if (!ids.isEmpty()) {
            handle.createUpdate("DELETE FROM " + table + " WHERE id IN (<ids>)")
                    .bindList("ids", ids)
                    .execute();
        }
    }

    /** Makes annotations of predictions, as the user's own. */
    public void accept(List<PredictionRow> predictions) throws Exception {
        if (predictions.isEmpty()) {
            return;
        }
        Set<Long> tasks =
                predictions.stream().map(PredictionRow::taskId).collect(Collectors.toCollection(TreeSet::new));
        SummaryDelta delta = new SummaryDelta();
        List<Long> made = new ArrayList<>();
        Counters.around(handle, project.id(), tasks, same -> {
            predictions.forEach(prediction -> made.add(accept(prediction, delta)));
            Counters.recountAnnotations(handle, project, tasks);
            touch(tasks);
            return tasks;
        });
        delta.apply(handle, project.id());
        WebhookEvents.annotationsCreated(handle, project, made);
    }

    /** @return the annotation's id */
    private long accept(PredictionRow prediction, SummaryDelta delta) {
        JsonNode result = prediction.result() == null ? Json.array() : Json.parse(prediction.result());
        long id = handle.createQuery(
                        "INSERT INTO annotations (task_id, project_id, completed_by, created_at, updated_at,"
                                + " unique_id, parent_prediction, result_count, version_action, version_by, version_at)"
                                + " VALUES (:task, :project, :user, :now, :now, :unique, :prediction, :count, :action, :user, :now) RETURNING id")
                .bind("task", prediction.taskId())
                .bind("project", project.id())
                .bind("user", user)
                .bind("now", now)
                .bind("unique", UniqueIds.fresh())
                .bind("prediction", prediction.id())
                .bind("action", VersionAction.ACCEPTED.word())
                .bind("count", ResultInput.regions(result))
                .mapTo(Long.class)
                .one();
        handle.createUpdate("INSERT INTO annotation_bodies (annotation_id, result) VALUES (:id, :result)")
                .bind("id", id)
                .bind("result", Json.stored(result))
                .execute();
        delta.annotation(result, 1);
        return id;
    }

    /** Replaces the results of annotations; what was there goes into their histories. */
    public void replace(List<AnnotationRow> old, Map<Long, JsonNode> results) {
        AnnotationVersions.supersede(
                handle, results.keySet(), new AnnotationVersions.Mark(VersionAction.UPDATED, user, now), true);
        SummaryDelta delta = new SummaryDelta();
        PreparedBatch bodies =
                handle.prepareBatch("UPDATE annotation_bodies SET result = :result WHERE annotation_id = :id");
        PreparedBatch heads = handle.prepareBatch("UPDATE annotations SET updated_by = :user, updated_at = :now,"
                + " result_count = :count WHERE id = :id");
        for (AnnotationRow annotation : old) {
            JsonNode result = results.get(annotation.id());
            if (result != null) {
                delta.annotation(annotation.result(), -1).annotation(result, 1);
                bodies.bind("result", Json.stored(result))
                        .bind("id", annotation.id())
                        .add();
                heads.bind("user", user)
                        .bind("now", now)
                        .bind("count", ResultInput.regions(result))
                        .bind("id", annotation.id())
                        .add();
            }
        }
        if (bodies.size() > 0) {
            bodies.execute();
            heads.execute();
            Set<Long> tasks = old.stream()
                    .filter(annotation -> results.containsKey(annotation.id()))
                    .map(AnnotationRow::taskId)
                    .collect(Collectors.toSet());
            touch(tasks);
            AnnotationChanges.note(handle, project.id(), tasks);
            delta.apply(handle, project.id());
        }
    }

    /** Gives tasks' annotations, drafts and comments to other tasks. @param targets for each task the one that gets its work */
    public void move(Map<Long, Long> targets) throws Exception {
        Set<Long> tasks = new TreeSet<>(targets.keySet());
        tasks.addAll(targets.values());
        Counters.around(handle, project.id(), tasks, same -> {
            for (String table : List.of("annotations", "drafts", "comments")) {
                PreparedBatch batch =
                        handle.prepareBatch("UPDATE " + table + " SET task_id = :to WHERE task_id = :from");
                targets.forEach(
                        (from, to) -> batch.bind("from", from).bind("to", to).add());
                batch.execute();
            }
            Counters.recountAnnotations(handle, project, tasks);
            touch(targets.values());
            return tasks;
        });
    }

    private void touch(Collection<Long> tasks) {
        if (!tasks.isEmpty()) {
            handle.createUpdate("UPDATE tasks SET updated_at = :now, updated_by = :user WHERE id IN (<ids>)")
                    .bind("now", now)
                    .bind("user", user)
                    .bindList("ids", Set.copyOf(tasks))
                    .execute();
        }
    }
}
