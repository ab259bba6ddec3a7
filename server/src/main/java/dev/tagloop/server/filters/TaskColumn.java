package dev.tagloop.server.filters;

import dev.tagloop.server.reviews.TaskReviews;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns that every task has, and the SQL that gives their values for a task {@code t}. {@code %own(x)} stands for the condition that
 * {@code x} is the caller, where the caller sees only their own work; {@code %alone(x)} is told by {@link AloneSql}.
 */
enum TaskColumn implements Column {
    ID(Kind.NUMBER, false, "t.id"),
    INNER_ID(Kind.NUMBER, false, "t.inner_id"),
    TOTAL_ANNOTATIONS(Kind.COUNT, false, "%alone(t.total_annotations)"),
    CANCELLED_ANNOTATIONS(Kind.COUNT, false, "%alone(t.cancelled_annotations)"),
    TOTAL_PREDICTIONS(Kind.COUNT, false, "t.total_predictions"),
    OVERLAP(Kind.NUMBER, false, "t.overlap"),
    IS_LABELED(Kind.BOOLEAN, false, "%alone(t.is_labeled)"),
    CREATED_AT(Kind.TIME, false, "t.created_at"),
    UPDATED_AT(Kind.TIME, false, "%alone(t.updated_at)"),
    COMPLETED_AT(
            Kind.TIME,
            true,
            "(CASE WHEN %alone(t.is_labeled) THEN (SELECT MAX(a.created_at) FROM annotations a WHERE a.task_id = t.id"
                    + "%own(a.completed_by)) END)"),
    AVG_LEAD_TIME(
            Kind.NUMBER,
            true,
            "(SELECT AVG(a.lead_time) FROM annotations a WHERE a.task_id = t.id%own(a.completed_by))"),
    PREDICTIONS_SCORE(
            Kind.NUMBER,
            true,
            "(SELECT AVG(p.score) FROM predictions p JOIN projects j ON j.id = p.project_id WHERE p.task_id = t.id"
                    + " AND p.model_version = j.model_version AND j.model_version <> '')"),
    GROUND_TRUTH(
            Kind.BOOLEAN,
            false,
            "EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.ground_truth%own(a.completed_by))"),
    DRAFT_EXISTS(Kind.BOOLEAN, false, "EXISTS (SELECT 1 FROM drafts d WHERE d.task_id = t.id%own(d.user_id))"),
    COMMENT_COUNT(Kind.COUNT, false, comments("")),
    UNRESOLVED_COMMENT_COUNT(Kind.COUNT, false, comments(" AND c.resolved_at IS NULL")),
    UNREVIEWED_ANNOTATIONS(Kind.COUNT, false, TaskReviews.waiting()),
    REJECTED_ANNOTATIONS(Kind.COUNT, false, TaskReviews.rejected()),
    FILE_UPLOAD(Kind.TEXT, true, "(SELECT 'upload/' || f.file FROM file_uploads f WHERE f.id = t.file_upload_id)"),
    STORAGE_FILENAME(Kind.TEXT, true, "CAST(NULL AS TEXT)"),
    ANNOTATORS(
            Kind.USERS,
            false,
            "COALESCE((SELECT MIN(a.completed_by) FROM annotations a WHERE a.task_id = t.id%own(a.completed_by)), 0)"),
    /** Of ours: whom the task is meant for. */
    ASSIGNEES(
            Kind.USERS,
            false,
            "COALESCE((SELECT MIN(g.user_id) FROM task_assignments g WHERE g.task_id = t.id%own(g.user_id)), 0)"),
    UPDATED_BY(Kind.USERS, true, "%alone(t.updated_by)"),
    UPDATED_BY__ACTIVE_ORGANIZATION(
            Kind.NUMBER, true, "(SELECT u.active_organization_id FROM users u WHERE u.id = %alone(t.updated_by))"),
    ANNOTATIONS_IDS(Kind.IDS, true, "(SELECT MIN(a.id) FROM annotations a WHERE a.task_id = t.id%own(a.completed_by))"),
    PREDICTIONS_MODEL_VERSIONS(
            Kind.VERSIONS, true, "(SELECT MIN(p.model_version) FROM predictions p WHERE p.task_id = t.id)"),
    ANNOTATIONS_RESULTS(
            Kind.RESULTS,
            true,
            "(SELECT MIN(r.result) FROM annotations a JOIN annotation_bodies r ON r.annotation_id = a.id"
                    + " WHERE a.task_id = t.id%own(a.completed_by))"),
    PREDICTIONS_RESULTS(
            Kind.RESULTS,
            true,
            "(SELECT MIN(r.result) FROM predictions p JOIN prediction_bodies r ON r.prediction_id = p.id"
                    + " WHERE p.task_id = t.id)");

    private static final Map<String, TaskColumn> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TaskColumn::title, column -> column));

    private final Kind kind;
    private final boolean nullable;
    private final String sql;

    TaskColumn(Kind kind, boolean nullable, String sql) {
        this.kind = kind;
        this.nullable = nullable;
        this.sql = sql;
    }

    /** The number of comments on a task, and on those of its annotations that the caller sees. */
    private static String comments(String which) {
        return "((SELECT COUNT(*) FROM comments c WHERE c.task_id = t.id AND c.annotation_id IS NULL" + which
                + ") + (SELECT COUNT(*) FROM comments c JOIN annotations a ON a.id = c.annotation_id WHERE c.task_id = t.id"
                + which + "%own(a.completed_by)))";
    }

    static Optional<TaskColumn> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    Kind kind() {
        return kind;
    }

    /** Whether a task may have no value here. */
    boolean isNullable() {
        return nullable;
    }

    /** One value for a task: the value itself, or of several the one to order by. */
    String sql() {
        return sql;
    }

    @Override
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
