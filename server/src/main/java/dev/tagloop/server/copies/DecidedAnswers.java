package dev.tagloop.server.copies;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Copies what was decided about answers: from which others an adjudicated one was made, and what a reviewer said of one. What is named there
 * has the numbers of the copy; what was not copied is nobody there.
 */
final class DecidedAnswers {
    /** The copy's first version is what the original says now: a review is of that, or of something earlier. */
    private static final String REVIEWED_VERSION =
            "(SELECT CASE WHEN annotation_reviews.version >= a.version THEN 1 ELSE 0 END"
                    + " FROM annotations a WHERE a.id = annotation_reviews.annotation_id)";

    private DecidedAnswers() {}

    /**
     * Copies it for the annotations of some tasks.
     *
     * @param tasks the originals
     * @param annotations old to new
     * @param predictions old to new
     */
    static void copy(Handle handle, Set<Long> tasks, Map<Long, Long> annotations, Map<Long, Long> predictions)
            throws SQLException {
        rows(handle, "adjudications", tasks, annotations, new LinkedHashMap<>(Map.of("annotation_id", "?")));
        SequencedMap<String, String> review = new LinkedHashMap<>();
        review.put("annotation_id", "?");
        review.put("version", REVIEWED_VERSION);
        rows(handle, "annotation_reviews", tasks, annotations, review);
        regions(handle, tasks, annotations, predictions);
    }

    private static void rows(
            Handle handle,
            String table,
            Set<Long> tasks,
            Map<Long, Long> annotations,
            SequencedMap<String, String> changed)
            throws SQLException {
        List<Long> there = handle.createQuery("SELECT x.annotation_id FROM " + table
                        + " x JOIN annotations a ON a.id = x.annotation_id WHERE a.task_id IN (<tasks>) ORDER BY a.id")
                .bindList("tasks", tasks)
                .mapTo(Long.class)
                .list();
        try (RowCopy copy = new RowCopy(handle, table, "annotation_id", changed)) {
            for (long annotation : there) {
                copy.row(annotation, annotations.get(annotation));
            }
        }
    }

    private record Region(long annotation, long place, Long sourceAnnotation, Long sourcePrediction) {}

    private static void regions(
            Handle handle, Set<Long> tasks, Map<Long, Long> annotations, Map<Long, Long> predictions) {
        List<Region> regions = handle.createQuery(
                        "SELECT x.annotation_id, x.place, x.source_annotation, x.source_prediction"
                                + " FROM adjudicated_regions x JOIN annotations a ON a.id = x.annotation_id"
                                + " WHERE a.task_id IN (<tasks>) ORDER BY x.annotation_id, x.place")
                .bindList("tasks", tasks)
                .map((row, context) -> {
                    long annotation = row.getLong(3);
                    Long sourceAnnotation = row.wasNull() ? null : annotations.get(annotation);
                    long prediction = row.getLong(4);
                    Long sourcePrediction = row.wasNull() ? null : predictions.get(prediction);
                    return new Region(row.getLong(1), row.getLong(2), sourceAnnotation, sourcePrediction);
                })
                .list();
        if (regions.isEmpty()) {
            return;
        }
        try (PreparedBatch batch =
                handle.prepareBatch("INSERT INTO adjudicated_regions (annotation_id, place, region_id,"
                        + " source_annotation, source_prediction, decided, digest) SELECT :copy, place, region_id,"
                        + " CAST(:annotation AS BIGINT), CAST(:prediction AS BIGINT), decided, digest FROM adjudicated_regions"
                        + " WHERE annotation_id = :old AND place = :place")) {
            for (Region region : regions) {
                batch.bind("copy", annotations.get(region.annotation()))
                        .bind("annotation", region.sourceAnnotation())
                        .bind("prediction", region.sourcePrediction())
                        .bind("old", region.annotation())
                        .bind("place", region.place())
                        .add();
            }
            batch.execute();
        }
    }
}
