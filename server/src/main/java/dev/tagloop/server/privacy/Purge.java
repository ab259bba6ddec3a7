package dev.tagloop.server.privacy;

import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.server.exports.SnapshotRoutes;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.Imports;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskRemoval;
import dev.tagloop.server.trash.TrashOfTasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * Takes the texts of some tasks out of everything that a server keeps: the tables, histories, predictions, the trash, uploaded files, kept exports, label
 * snapshots, its own logs. It cannot be taken out of models that learned from it and out of backups; those are named.
 */
final class Purge {
    /** What hangs on tasks, as people call it. */
    private static final Map<String, String> ON_TASKS = Map.of(
            "annotations",
            "SELECT COUNT(*) FROM annotations WHERE task_id IN (<ids>)",
            "annotation_versions",
            "SELECT COUNT(*) FROM annotation_versions v JOIN annotations a ON a.id = v.annotation_id WHERE a.task_id IN (<ids>)",
            "drafts",
            "SELECT COUNT(*) FROM drafts WHERE task_id IN (<ids>)",
            "predictions",
            "SELECT COUNT(*) FROM predictions WHERE task_id IN (<ids>)",
            "comments",
            "SELECT COUNT(*) FROM comments WHERE task_id IN (<ids>)");

    /** Shorter texts are not looked for outside the project: they stand in many places by chance. */
    private static final int CHANCE = 7;

    private static final String REMOVED = "[removed]";

    private final Database database;
    private final Imports imports;
    private final SnapshotRoutes exports;
    private final Optional<Learner> learner;
    private final OwnFiles files;

    Purge(DataFolder folder, Imports imports, SnapshotRoutes exports, Optional<Learner> learner, OwnFiles files) {
        this.database = folder.database();
        this.imports = imports;
        this.exports = exports;
        this.learner = learner;
        this.files = files;
    }

    /** What is known of the tasks before anything is touched. */
    private record Found(Set<Long> live, Set<Long> uploads, Texts texts, Map<String, Long> counts, long inTrash) {}

    private Found find(Handle handle, ProjectRef project, Set<Long> tasks) {
        Set<Long> live = new HashSet<>(
                handle.createQuery("SELECT id FROM visible_tasks WHERE project_id = :project AND id IN (<ids>)")
                        .bind("project", project.id())
                        .bindList("ids", tasks)
                        .mapTo(Long.class)
                        .list());
        TrashOfTasks trash = new TrashOfTasks(handle, project.id(), tasks);
        List<JsonNode> data = new ArrayList<>(trash.data());
        Map<String, Long> counts = new java.util.TreeMap<>();
        Set<Long> uploads = new HashSet<>();
        if (!live.isEmpty()) {
            handle.createQuery("SELECT data FROM task_bodies WHERE task_id IN (<ids>)")
                    .bindList("ids", live)
                    .mapTo(String.class)
                    .forEach(text -> data.add(Json.parse(text)));
            uploads.addAll(handle.createQuery(
                            "SELECT DISTINCT file_upload_id FROM tasks WHERE id IN (<ids>) AND file_upload_id IS NOT NULL")
                    .bindList("ids", live)
                    .mapTo(Long.class)
                    .list());
            ON_TASKS.forEach((name, sql) -> counts.put(
                    name,
                    handle.createQuery(sql)
                            .bindList("ids", live)
                            .mapTo(Long.class)
                            .one()));
        }
        if (live.isEmpty() && data.isEmpty()) {
            throw ApiException.noMatch("Task");
        }
        return new Found(live, uploads, Texts.in(data), counts, trash.count());
    }

    private static Report report(Found found) {
        Report report = new Report().add("tasks", found.live().size());
        report.add(found.counts());
        return report.add("trash", found.inTrash());
    }

    /** What would be touched. */
    Report preview(ProjectRef project, Set<Long> tasks) {
        return database.read(handle -> {
            Found found = find(handle, project, tasks);
            Texts texts = found.texts().longerThan(CHANCE);
            Report report = report(found).backups(files.backups());
            return report.left(elsewhere(handle, texts, found.live()));
        });
    }

    /** The same text in other tasks. */
    private static Map<String, Long> elsewhere(Handle handle, Texts texts, Set<Long> live)
            throws java.sql.SQLException {
        Map<String, Long> rows = new StoreSearch(handle).find(texts, "task_bodies.data"::equals);
        rows.computeIfPresent("task_bodies.data", (name, count) -> count > live.size() ? count - live.size() : null);
        return rows;
    }

    /** Does it. Others wait at its end, while the store is written anew. */
    Report purge(ProjectRef project, Set<Long> tasks) {
        Found found = database.read(handle -> find(handle, project, tasks));
        Report report = report(found);
        Texts texts = found.texts();
        Texts sure = texts.longerThan(CHANCE);
        database.write(handle -> {
            TaskRemoval.removeForGood(handle, project.id(), List.copyOf(found.live()));
            new TrashOfTasks(handle, project.id(), tasks).remove();
            return new StoreSearch(handle).delete(sure, "webhook_events");
        });
        report.files(imports.forgetFiles(project.id(), found.uploads(), texts::areIn));
        report.add("exports", exports.forgetHolding(project.id(), texts::areIn));
        learner.ifPresent(there -> report.models(
                there.forget(BackendProject.of(project.id(), Instant.EPOCH, project.labelConfig()), tasks)));
        report.add("logs", files.replaceInLogs(sure, REMOVED));
        database.compact();
        database.read(handle -> report.left(new StoreSearch(handle).find(sure, column -> true)));
        return report.left(files.holding(sure)).backups(files.backups());
    }
}
