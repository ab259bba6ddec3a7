package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.drafts.DraftRow;
import dev.tagloop.server.drafts.Drafts;
import dev.tagloop.server.predictions.PredictionRow;
import dev.tagloop.server.predictions.Predictions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What hangs on some tasks, read with one query a kind, however many tasks there are.
 *
 * @param comments none until {@link #with} brings them
 */
public record Related(
        Map<Long, List<AnnotationRow>> annotations,
        Map<Long, List<PredictionRow>> predictions,
        Map<Long, List<DraftRow>> drafts,
        TaskComments comments) {
    /** A database takes only so many parameters in one statement. */
    private static final int MOST_PARAMETERS = 5000;

    /** For lists that show nothing of it. */
    static final Related NONE = new Related(Map.of(), Map.of(), Map.of(), TaskComments.NONE);

    public static Related of(Handle handle, List<Long> tasks) {
        Related related = new Related(new HashMap<>(), new HashMap<>(), new HashMap<>(), TaskComments.NONE);
        for (int from = 0; from < tasks.size(); from += MOST_PARAMETERS) {
            related.add(handle, tasks.subList(from, Math.min(tasks.size(), from + MOST_PARAMETERS)));
        }
        return related;
    }

    /** The same with what the tasks tell about their comments. */
    public Related with(TaskComments known) {
        return new Related(annotations, predictions, drafts, known);
    }

    private void add(Handle handle, List<Long> tasks) {
        annotations.putAll(
                Annotations.ofTasks(handle, tasks).stream().collect(Collectors.groupingBy(AnnotationRow::taskId)));
        predictions.putAll(
                Predictions.ofTasks(handle, tasks).stream().collect(Collectors.groupingBy(PredictionRow::taskId)));
        drafts.putAll(Drafts.ofTasks(handle, tasks).stream().collect(Collectors.groupingBy(DraftRow::taskId)));
    }

    /** The same without the answers and drafts of others, where the caller sees only their own. */
    public Related seenBy(Sight sight) {
        if (!sight.isEverything()) {
            annotations.replaceAll((task, rows) ->
                    rows.stream().filter(row -> sight.shows(row.completedBy())).toList());
            drafts.replaceAll((task, rows) ->
                    rows.stream().filter(row -> sight.shows(row.userId())).toList());
        }
        return this;
    }

    /** The same without predictions. */
    public Related withoutPredictions() {
        return new Related(annotations, new HashMap<>(), drafts, comments);
    }

    /** What one account made of it: annotations and drafts. */
    public Related madeBy(long user) {
        Related own = new Related(new HashMap<>(), predictions, new HashMap<>(), comments);
        annotations.forEach((task, rows) -> keep(
                own.annotations,
                task,
                rows.stream()
                        .filter(row -> Long.valueOf(user).equals(row.completedBy()))
                        .toList()));
        drafts.forEach((task, rows) -> keep(
                own.drafts,
                task,
                rows.stream().filter(row -> row.userId() == user).toList()));
        return own;
    }

    private static <T> void keep(Map<Long, List<T>> map, long task, List<T> rows) {
        if (!rows.isEmpty()) {
            map.put(task, rows);
        }
    }

    public List<AnnotationRow> annotations(long task) {
        return annotations.getOrDefault(task, List.of());
    }

    public List<PredictionRow> predictions(long task) {
        return predictions.getOrDefault(task, List.of());
    }

    public List<DraftRow> drafts(long task) {
        return drafts.getOrDefault(task, List.of());
    }
}
