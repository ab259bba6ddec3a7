package dev.tagloop.server.labels;

import dev.tagloop.server.annotations.AnnotationVersions;
import dev.tagloop.server.annotations.VersionAction;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.JsonNode;

/**
 * Gives labels other names in the results of one project, inside the caller's transaction, or only looks what that would change. Annotations
 * keep what they held in their history; the project's summary follows.
 */
final class Relabelling {
    /** Results read at once. */
    private static final int TOGETHER = 500;
    /** Examples that are shown. */
    private static final int SAMPLES = 5;

    private final Handle handle;
    private final long project;
    private final long user;
    private final Renamer renamer;
    private final boolean writes;
    private final String now = Times.now();
    private final SummaryDelta summary = new SummaryDelta();
    private final Map<ResultKind, Long> changed = new EnumMap<>(ResultKind.class);
    private final SequencedMap<String, Long> regions = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();

    /** @param writes false to look only */
    Relabelling(Handle handle, long project, long user, Renamer renamer, boolean writes) {
        this.handle = handle;
        this.project = project;
        this.user = user;
        this.renamer = renamer;
        this.writes = writes;
    }

    /** A region that changes, as an example. */
    record Sample(ResultKind kind, long id, long task, JsonNode before, JsonNode after) {}

    private record Row(long id, long task, String result) {}

    private record Change(Row row, RegionLabels.Renamed renamed) {}

    /** Goes over the results of these kinds. @param labels what may be renamed: only results with one of these texts are read */
    void run(Collection<ResultKind> kinds, Collection<String> labels) {
        kinds.forEach(kind -> run(kind, labels));
        if (writes) {
            summary.apply(handle, project);
        }
    }

    private void run(ResultKind kind, Collection<String> labels) {
        String sql = kind.select(LabelSearch.condition(labels));
        long reached = 0;
        List<Row> rows;
        do {
            rows = handle.createQuery(sql)
                    .bind("project", project)
                    .bind("reached", reached)
                    .bind("limit", TOGETHER)
                    .bindMap(LabelSearch.parameters(labels))
                    .map((row, context) -> new Row(row.getLong("id"), row.getLong("task_id"), row.getString("result")))
                    .list();
            List<Change> changes = rows.stream()
                    .flatMap(
                            row -> RegionLabels.renamed(Json.parse(row.result()), renamer)
                                    .map(renamed -> new Change(row, renamed))
                                    .stream())
                    .toList();
            changes.forEach(change -> count(kind, change));
            if (writes && !changes.isEmpty()) {
                write(kind, changes);
            }
            reached = rows.isEmpty() ? reached : rows.getLast().id();
        } while (rows.size() == TOGETHER);
    }

    private void count(ResultKind kind, Change change) {
        changed.merge(kind, 1L, Long::sum);
        for (RegionLabels.Changed region : change.renamed().regions()) {
            region.labels().forEach(label -> regions.merge(label, 1L, Long::sum));
            if (samples.size() < SAMPLES) {
                samples.add(new Sample(kind, change.row().id(), change.row().task(), region.before(), region.after()));
            }
        }
        JsonNode fresh = change.renamed().result();
        switch (kind) {
            case ANNOTATION -> summary.annotation(change.row().result(), -1).annotation(fresh, 1);
            case DRAFT -> summary.draft(change.row().result(), -1).draft(fresh, 1);
            case PREDICTION -> {
                // The summary tells of what people did.
            }
        }
    }

    private void write(ResultKind kind, List<Change> changes) {
        if (kind == ResultKind.ANNOTATION) {
            AnnotationChanges.note(
                    handle,
                    project,
                    changes.stream().map(change -> change.row().task()).toList());
            List<Long> ids = changes.stream().map(change -> change.row().id()).toList();
            AnnotationVersions.supersede(
                    handle, ids, new AnnotationVersions.Mark(VersionAction.UPDATED, user, now), true);
            handle.createUpdate("UPDATE annotations SET updated_at = :now, updated_by = :user WHERE id IN (<ids>)")
                    .bind("now", now)
                    .bind("user", user)
                    .bindList("ids", ids)
                    .execute();
        }
        PreparedBatch batch = handle.prepareBatch(kind.update());
        for (Change change : changes) {
            batch.bind("id", change.row().id())
                    .bind("result", Json.stored(change.renamed().result()))
                    .add();
        }
        batch.execute();
    }

    /** How many results of a kind changed. */
    long changed(ResultKind kind) {
        return changed.getOrDefault(kind, 0L);
    }

    /** How many regions changed, by the old label that they held. */
    SequencedMap<String, Long> regions() {
        return regions;
    }

    /** A few of the regions that changed, those of annotations first. */
    List<Sample> samples() {
        return samples;
    }
}
