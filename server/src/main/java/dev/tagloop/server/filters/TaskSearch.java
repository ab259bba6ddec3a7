package dev.tagloop.server.filters;

import dev.tagloop.server.http.ApiException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/** Looks through tasks with a regular expression, one after the other. */
record TaskSearch(Handle handle, long project, long after, long last) {
    /** A search that takes longer holds a connection that others wait for. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private record Row(long id, String value) {}

    /** The ids of the tasks whose value matches, as a JSON array. */
    String ids(RegexSearch search, TaskFilter filter) {
        long end = System.nanoTime() + LONGEST.toNanos();
        StringBuilder ids = new StringBuilder("[");
        try (ResultIterator<Row> rows = filter.bind(
                        handle.createQuery("SELECT t.id, " + search.value() + " AS value FROM " + TaskFilter.FROM
                                + " WHERE t.project_id = :project AND t.id > :after AND t.id <= :last"))
                .bind("project", project)
                .bind("after", after)
                .bind("last", last)
                .setFetchSize(500)
                .map((row, context) -> new Row(row.getLong("id"), row.getString("value")))
                .iterator()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (row.value() != null && search.pattern().matcher(row.value()).find()) {
                    ids.append(ids.length() == 1 ? "" : ",").append(row.id());
                }
                if (System.nanoTime() > end) {
                    throw ApiException.invalid(
                            "query",
                            "The search by a regular expression took longer than " + LONGEST.toSeconds()
                                    + " s: use a simpler expression, or the operator contains.");
                }
            }
        }
        return ids.append(']').toString();
    }
}
