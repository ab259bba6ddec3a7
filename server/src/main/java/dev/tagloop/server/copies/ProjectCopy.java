package dev.tagloop.server.copies;

import dev.tagloop.server.learner.LearnerSettings;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.TableColumns;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.trash.TrashHome;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A copy in the making: a project that nobody finds until {@link #publish}.
 *
 * @param hidden the copy
 */
record ProjectCopy(long source, HiddenProject hidden) {
    private static final List<String> COUNTERS = List.of(
            "last_inner_id",
            "task_number",
            "finished_task_number",
            "total_predictions_number",
            "total_annotations_number",
            "skipped_annotations_number",
            "num_tasks_with_annotations",
            "useful_annotation_number",
            "ground_truth_number");
    /** What their copies get anew: tasks that somebody selected, or that are shown without suggestions, are those of the original. */
    private static final Set<String> OWN =
            Set.of("id", "project_id", "selected", "held_back", "held_back_seed", "held_back_since");
    /** Tables that belong to a project's settings. */
    private static final List<String> SETTINGS =
            List.of("project_roles", "label_links", "views", "reviewed_projects", "labelling_plans");

    /** Makes a project with the settings of another. @throws {@link dev.tagloop.server.http.ApiException} 404 when that one is gone */
    static ProjectCopy begin(Handle handle, long source, String title, long user, CopyMode mode) throws SQLException {
        Project original = Projects.get(handle, source);
        SequencedMap<String, String> columns = new LinkedHashMap<>();
        for (String given : List.of("organization_id", "created_by", "title", "created_at", "updated_at")) {
            columns.put(given, "?");
        }
        columns.put("pinned_at", "NULL");
        COUNTERS.forEach(counter -> columns.put(counter, "0"));
        if (!mode.hasAnnotations()) {
            // No version has predictions here.
            columns.put("model_version", "''");
        }
        String now = Times.now();
        long id;
        try (RowCopy rows = new RowCopy(handle, "projects", "id", columns)) {
            id = rows.row(source, TrashHome.of(handle), user, title, now, now);
        }
        for (String table : SETTINGS) {
            settings(handle, table, source, id);
        }
        LearnerSettings.restore(handle, id, LearnerSettings.json(handle, source));
        roles(handle, original, id, user);
        return new ProjectCopy(source, HiddenProject.begin(handle, id, original.organizationId()));
    }

    private static void settings(Handle handle, String table, long source, long copy) throws SQLException {
        List<String> columns = TableColumns.of(handle.getConnection(), table).stream()
                .filter(column -> !OWN.contains(column))
                .toList();
        String names = Stream.concat(Stream.of("project_id"), columns.stream()).collect(Collectors.joining(", "));
        String values = Stream.concat(Stream.of(":copy"), columns.stream()).collect(Collectors.joining(", "));
        handle.createUpdate("INSERT INTO " + table + " (" + names + ") SELECT " + values + " FROM " + table
                        + " WHERE project_id = :source")
                .bind("copy", copy)
                .bind("source", source)
                .execute();
    }

    /** Whoever copies a project owns the copy, and its former owner does so as well. */
    private static void roles(Handle handle, Project original, long copy, long user) {
        handle.createUpdate("DELETE FROM project_roles WHERE project_id = :copy AND user_id = :user")
                .bind("copy", copy)
                .bind("user", user)
                .execute();
        if (original.createdBy() != null && original.createdBy() != user) {
            handle.createUpdate("INSERT INTO project_roles (project_id, user_id, role)"
                            + " VALUES (:copy, :creator, 'owner') ON CONFLICT DO NOTHING")
                    .bind("copy", copy)
                    .bind("creator", original.createdBy())
                    .execute();
        }
    }

    /** Lets the organization see the copy. @throws {@link dev.tagloop.server.http.ApiException} 404 when it was swept meanwhile */
    void publish(Handle handle) {
        hidden.publish(handle);
    }

    /** Removes a copy that failed; its uploaded files are the caller's business. */
    void undo(Database database) {
        hidden.undo(database);
    }

    long project() {
        return hidden.project();
    }

    long importId() {
        return hidden.importId();
    }
}
