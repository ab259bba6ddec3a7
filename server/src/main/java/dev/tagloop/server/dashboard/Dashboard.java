package dev.tagloop.server.dashboard;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.summary.Labels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads how the work in a project goes. Who sees only their own work gets the numbers of that alone. */
final class Dashboard {
    private static final int MOST_LABELS = 500;
    /** Tasks on their way in are nobody's business yet. */
    private static final String VISIBLE = " AND a.task_id NOT IN (SELECT t.id FROM tasks t WHERE t.import_id IN"
            + " (SELECT i.id FROM pending_imports i WHERE i.project_id = :project))";

    private final Handle handle;
    private final long project;
    private final Sight sight;

    Dashboard(Handle handle, long project, Sight sight) {
        this.handle = handle;
        this.project = project;
        this.sight = sight;
    }

    /** @param people as {@link People} reads them */
    ObjectNode read(Period period, Map<Long, ObjectNode> people) {
        Tally tally = new Tally(period);
        annotations("SELECT a.task_id, a.completed_by, a.was_cancelled, a.lead_time, a.created_at FROM annotations a"
                        + " WHERE a.project_id = :project" + own() + VISIBLE + " ORDER BY a.created_at, a.id")
                .map((row, context) -> {
                    double seconds = row.getDouble(4);
                    Double time = row.wasNull() || seconds < 0 ? null : Double.valueOf(seconds);
                    tally.add(row.getLong(1), row.getLong(2), row.getBoolean(3), time, row.getString(5));
                    return 0;
                })
                .forEach(done -> {});
        ObjectNode json = Json.object()
                .put("project", project)
                .put("timezone", period.zone().getId())
                .put("from", period.from().map(String::valueOf).orElse(null))
                .put("to", period.to().map(String::valueOf).orElse(null))
                .put("own", !sight.isEverything());
        json.set("tasks", tasks().put("answered", tally.answered()));
        tally.tell(json, people);
        json.set("labels", labels(period));
        return json;
    }

    private String own() {
        return sight.isEverything() ? "" : " AND a.completed_by = :viewer";
    }

    private Query annotations(String sql) {
        Query query = handle.createQuery(sql)
                .bind("project", project)
                .bind("viewer", sight.viewer().orElse(null));
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return query;
    }

    /** How many tasks there are is not for who sees only some. */
    private ObjectNode tasks() {
        if (!sight.isEverything()) {
            return Json.object().putNull("total").putNull("finished");
        }
        return handle.createQuery("SELECT task_number, finished_task_number FROM projects WHERE id = :project")
                .bind("project", project)
                .map((row, context) -> Json.object()
                        .put("total", row.getLong("task_number"))
                        .put("finished", row.getLong("finished_task_number")))
                .one();
    }

    /** Of a part of the time they are counted anew, of all of it they are known. */
    private ArrayNode labels(Period period) {
        record Label(String control, String label) {}
        Map<Label, Long> counts = new HashMap<>();
        if (sight.isEverything() && period.isWhole()) {
            handle.createQuery("SELECT from_name, label, annotation_count FROM project_labels"
                            + " WHERE project_id = :project AND annotation_count > 0")
                    .bind("project", project)
                    .map((row, context) -> counts.put(
                            new Label(row.getString("from_name"), row.getString("label")),
                            row.getLong("annotation_count")))
                    .list();
        } else {
            annotations("SELECT b.result FROM annotations a JOIN annotation_bodies b ON b.annotation_id = a.id"
                            + " WHERE a.project_id = :project AND b.result IS NOT NULL" + own() + VISIBLE
                            + " AND a.created_at >= :begin AND a.created_at < :end")
                    .bind("begin", period.begin())
                    .bind("end", period.end())
                    .mapTo(String.class)
                    .forEach(result -> {
                        for (JsonNode region : Json.parse(result)) {
                            String control = region.path("from_name").asString("");
                            Labels.of(region).forEach(label -> counts.merge(new Label(control, label), 1L, Long::sum));
                        }
                    });
        }
        ArrayNode list = Json.array();
        counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Label, Long>>comparingLong(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(entry -> entry.getKey().control())
                        .thenComparing(entry -> entry.getKey().label()))
                .limit(MOST_LABELS)
                .forEach(entry -> list.addObject()
                        .put("control", entry.getKey().control())
                        .put("label", entry.getKey().label())
                        .put("count", entry.getValue()));
        return list;
    }
}
