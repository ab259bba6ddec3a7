package dev.tagloop.server.learner;

import dev.tagloop.server.storage.Times;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What was labelled since a moment: annotations that were made or changed, without skipped ones.
 *
 * @param last when the last of them was
 */
record NewLabels(long count, Optional<Instant> last) {
    /** @param since when a training began, as stored; null for none @param learned up to when a version has learned, whoever had it trained */
    static NewLabels since(Handle handle, long project, String since, Optional<Instant> learned) {
        String until = learned.map(Times::text).orElse(null);
        return since(handle, project, since == null || until != null && until.compareTo(since) > 0 ? until : since);
    }

    /** @param since as stored; null for ever */
    static NewLabels since(Handle handle, long project, String since) {
        return handle.createQuery("SELECT COUNT(*) AS n, MAX(updated_at) AS latest FROM annotations"
                        + " WHERE project_id = :project AND updated_at > :since AND NOT was_cancelled")
                .bind("project", project)
                .bind("since", since == null ? "" : since)
                .map((row, context) -> new NewLabels(
                        row.getLong("n"),
                        Optional.ofNullable(row.getString("latest")).map(Times::instant)))
                .one();
    }

    /** Tasks with annotations. */
    static long labelledTasks(Handle handle, long project) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM visible_tasks WHERE project_id = :project AND total_annotations > 0")
                .bind("project", project)
                .mapTo(Long.class)
                .one();
    }
}
