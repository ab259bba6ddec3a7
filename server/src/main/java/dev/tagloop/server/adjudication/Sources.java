package dev.tagloop.server.adjudication;

import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.predictions.PredictionRow;
import dev.tagloop.server.predictions.Predictions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What there is to be brought together. */
final class Sources {
    private Sources() {}

    /**
     * Those of some tasks: submitted annotations that did not come of adjudication, oldest first, then the newest prediction of each wanted
     * model version.
     *
     * @param models versions of models that have a say
     */
    static Map<Long, List<Source>> of(Handle handle, Collection<Long> tasks, Set<String> models) {
        Map<Long, List<Source>> sources = new HashMap<>();
        tasks.forEach(task -> sources.put(task, new ArrayList<>()));
        Set<Long> results = Adjudications.amongTasks(handle, tasks);
        for (AnnotationRow row : Annotations.ofTasks(handle, tasks)) {
            if (!row.wasCancelled() && !results.contains(row.id())) {
                sources.get(row.taskId()).add(Source.of(row));
            }
        }
        if (!models.isEmpty()) {
            Map<String, PredictionRow> newest = new LinkedHashMap<>();
            for (PredictionRow row : Predictions.ofTasks(handle, tasks)) {
                if (models.contains(row.modelVersion())) {
                    newest.put(row.taskId() + " " + row.modelVersion(), row);
                }
            }
            newest.values().forEach(row -> sources.get(row.taskId()).add(Source.of(row)));
        }
        return sources;
    }
}
