package dev.tagloop.server.tasks;

import java.util.Map;
import java.util.Optional;

/** Columns of tasks by which a list can be filtered and ordered, and the SQL that gives their values. */
enum TaskColumns {
    ID(Kind.NUMBER, "t.id"),
    INNER_ID(Kind.NUMBER, "t.inner_id"),
    TOTAL_ANNOTATIONS(Kind.NUMBER, "t.total_annotations"),
    CANCELLED_ANNOTATIONS(Kind.NUMBER, "t.cancelled_annotations"),
    TOTAL_PREDICTIONS(Kind.NUMBER, "t.total_predictions"),
    IS_LABELED(Kind.BOOLEAN, "t.is_labeled"),
    CREATED_AT(Kind.TIME, "t.created_at"),
    UPDATED_AT(Kind.TIME, "t.updated_at"),
    COMPLETED_AT(
            Kind.TIME,
            "(CASE WHEN t.is_labeled THEN (SELECT MAX(a.created_at) FROM annotations a WHERE a.task_id = t.id) END)"),
    AVG_LEAD_TIME(Kind.NUMBER, "(SELECT AVG(a.lead_time) FROM annotations a WHERE a.task_id = t.id)"),
    PREDICTIONS_SCORE(
            Kind.NUMBER,
            "(SELECT AVG(p.score) FROM predictions p JOIN projects j ON j.id = p.project_id WHERE p.task_id = t.id"
                    + " AND p.model_version = j.model_version AND j.model_version <> '')"),
    GROUND_TRUTH(Kind.BOOLEAN, "EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.ground_truth)"),
    DRAFT_EXISTS(Kind.BOOLEAN, "EXISTS (SELECT 1 FROM drafts d WHERE d.task_id = t.id)");

    /** What a column's values are. */
    enum Kind {
        NUMBER,
        TIME,
        BOOLEAN
    }

    private static final Map<String, TaskColumns> BY_NAME = java.util.Arrays.stream(values())
            .collect(java.util.stream.Collectors.toUnmodifiableMap(
                    column -> column.name().toLowerCase(java.util.Locale.ROOT), column -> column));

    private final Kind kind;
    private final String sql;

    TaskColumns(Kind kind, String sql) {
        this.kind = kind;
        this.sql = sql;
    }

    static Optional<TaskColumns> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    Kind kind() {
        return kind;
    }

    String sql() {
        return sql;
    }
}
