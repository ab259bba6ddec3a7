package dev.tagloop.server.projects;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row of {@code projects}. */
final class ProjectRow {
    private ProjectRow() {}

    static Project map(ResultSet row) throws SQLException {
        long creator = row.getLong("created_by");
        Long createdBy = row.wasNull() ? null : creator;
        return new Project(
                row.getLong("id"),
                row.getLong("organization_id"),
                createdBy,
                row.getString("created_at"),
                row.getString("pinned_at"),
                row.getString("label_config"),
                row.getString("model_version"),
                row.getString("skip_queue"),
                row.getString("sampling"),
                row.getLong("maximum_annotations"),
                row.getLong("overlap_cohort_percentage"),
                row.getString("control_weights"),
                settings(row),
                counts(row));
    }

    private static Project.Settings settings(ResultSet row) throws SQLException {
        return new Project.Settings(
                row.getString("title"),
                row.getString("description"),
                row.getString("expert_instruction"),
                row.getBoolean("show_instruction"),
                row.getBoolean("show_skip_button"),
                row.getBoolean("enable_empty_annotation"),
                row.getBoolean("show_annotation_history"),
                row.getString("color"),
                row.getBoolean("is_published"),
                row.getBoolean("is_draft"),
                row.getLong("min_annotations_to_start_training"),
                row.getBoolean("start_training_on_annotation_update"),
                row.getBoolean("show_collab_predictions"),
                row.getBoolean("show_ground_truth_first"),
                row.getBoolean("show_overlap_first"),
                row.getString("task_data_login"),
                row.getString("task_data_password"),
                row.getBoolean("evaluate_predictions_automatically"),
                row.getBoolean("reveal_preannotations_interactively"));
    }

    private static Project.Counts counts(ResultSet row) throws SQLException {
        return new Project.Counts(
                row.getLong("task_number"),
                row.getLong("finished_task_number"),
                row.getLong("total_predictions_number"),
                row.getLong("total_annotations_number"),
                row.getLong("skipped_annotations_number"),
                row.getLong("num_tasks_with_annotations"),
                row.getLong("useful_annotation_number"),
                row.getLong("ground_truth_number"));
    }
}
