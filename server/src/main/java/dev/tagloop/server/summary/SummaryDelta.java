package dev.tagloop.server.summary;

import dev.tagloop.server.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.JsonNode;

/**
 * A change of a project's summary: collected while tasks, annotations and drafts come and go, applied once in the same transaction.
 * Every region counts, those of imported annotations too.
 */
public final class SummaryDelta {
    private record RegionKind(String fromName, String toName, String type) {}

    private record Label(String fromName, String label) {}

    private final Map<String, Long> columns = new LinkedHashMap<>();
    private final Map<RegionKind, Long> regions = new LinkedHashMap<>();
    private final Map<Label, Long> labels = new LinkedHashMap<>();
    private final Map<Label, Long> draftLabels = new LinkedHashMap<>();

    /** Counts the columns of a task's data. @param sign 1 when the task comes, -1 when it goes */
    public SummaryDelta data(JsonNode data, int sign) {
        data.propertyNames().forEach(name -> columns.merge(storable(name), (long) sign, Long::sum));
        return this;
    }

    /** The same for stored data. */
    public SummaryDelta data(String stored, int sign) {
        return data(Json.parse(stored), sign);
    }

    /** Counts the regions and labels of an annotation's result. */
    public SummaryDelta annotation(JsonNode result, int sign) {
        for (JsonNode region : result) {
            String fromName = text(region.get("from_name"));
            String type = text(region.get("type"));
            if (!fromName.isEmpty()) {
                regions.merge(new RegionKind(fromName, text(region.get("to_name")), type), (long) sign, Long::sum);
                Labels.of(region)
                        .forEach(label -> labels.merge(new Label(fromName, storable(label)), (long) sign, Long::sum));
            }
        }
        return this;
    }

    /** The same for a stored result, which may be null. */
    public SummaryDelta annotation(String stored, int sign) {
        return stored == null ? this : annotation(Json.parse(stored), sign);
    }

    /** Counts the labels of a draft's result. */
    public SummaryDelta draft(JsonNode result, int sign) {
        for (JsonNode region : result) {
            String fromName = text(region.get("from_name"));
            if (!fromName.isEmpty()) {
                Labels.of(region)
                        .forEach(label ->
                                draftLabels.merge(new Label(fromName, storable(label)), (long) sign, Long::sum));
            }
        }
        return this;
    }

    /** The same for a stored result. */
    public SummaryDelta draft(String stored, int sign) {
        return draft(Json.parse(stored), sign);
    }

    /** How many different names it holds. */
    public int size() {
        return columns.size() + regions.size() + labels.size() + draftLabels.size();
    }

    private static String text(JsonNode node) {
        return node == null || !node.isString() ? "" : storable(node.stringValue());
    }

    /** PostgreSQL's texts hold no NUL, which names in JSON can have. */
    private static String storable(String name) {
        return name.replace('\0', '\ufffd');
    }

    /** Writes the change; what is counted no more is forgotten. */
    public void apply(Handle handle, long project) {
        batch(
                handle,
                "INSERT INTO project_columns (project_id, name, task_count) VALUES (:project, :name, :change)"
                        + " ON CONFLICT (project_id, name) DO UPDATE SET task_count = project_columns.task_count + :change",
                project,
                columns,
                (row, name) -> row.bind("name", name));
        batch(
                handle,
                "INSERT INTO project_regions (project_id, from_name, to_name, type, annotation_count)"
                        + " VALUES (:project, :fromName, :toName, :type, :change) ON CONFLICT (project_id, from_name, to_name, type)"
                        + " DO UPDATE SET annotation_count = project_regions.annotation_count + :change",
                project,
                regions,
                (row, kind) -> row.bind("fromName", kind.fromName())
                        .bind("toName", kind.toName())
                        .bind("type", kind.type()));
        labels(handle, project, "annotation_count", labels);
        labels(handle, project, "draft_count", draftLabels);
        if (takesAway()) {
            forgetZeros(handle, project);
        }
    }

    /** Only then can something be counted no more. */
    private boolean takesAway() {
        return Stream.of(columns, regions, labels, draftLabels)
                .flatMap(counts -> counts.values().stream())
                .anyMatch(change -> change < 0);
    }

    private static void labels(Handle handle, long project, String column, Map<Label, Long> changes) {
        batch(
                handle,
                "INSERT INTO project_labels (project_id, from_name, label, " + column
                        + ") VALUES (:project, :fromName, :label, :change) ON CONFLICT (project_id, from_name, label) DO UPDATE SET "
                        + column + " = project_labels." + column + " + :change",
                project,
                changes,
                (row, label) -> row.bind("fromName", label.fromName()).bind("label", label.label()));
    }

    private interface Binder<K> {
        void bind(PreparedBatch row, K key);
    }

    private static <K> void batch(Handle handle, String sql, long project, Map<K, Long> changes, Binder<K> binder) {
        PreparedBatch batch = handle.prepareBatch(sql);
        boolean any = false;
        for (Map.Entry<K, Long> change : changes.entrySet()) {
            if (change.getValue() != 0) {
                binder.bind(batch, change.getKey());
                batch.bind("project", project).bind("change", change.getValue()).add();
                any = true;
            }
        }
        if (any) {
            batch.execute();
        }
    }

    private static void forgetZeros(Handle handle, long project) {
        for (String sql : List.of(
                "DELETE FROM project_columns WHERE project_id = :project AND task_count <= 0",
                "DELETE FROM project_regions WHERE project_id = :project AND annotation_count <= 0",
                "DELETE FROM project_labels WHERE project_id = :project AND annotation_count <= 0 AND draft_count <= 0")) {
            handle.createUpdate(sql).bind("project", project).execute();
        }
    }

    /** Forgets a whole project's summary, when all its tasks go. */
    public static void clear(Handle handle, long project) {
        for (String table : List.of("project_columns", "project_regions", "project_labels")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE project_id = :project")
                    .bind("project", project)
                    .execute();
        }
    }
}
