package dev.tagloop.server.reviews;

import dev.tagloop.server.access.Sight;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.databind.node.ObjectNode;

/** What tasks of a reviewed project tell about the review of their annotations; nothing in other projects. */
public final class TaskReviews {
    private static final String EACH = "(SELECT COUNT(*) FROM annotations a LEFT JOIN annotation_reviews r"
            + " ON r.annotation_id = a.id WHERE a.task_id = t.id AND " + ReviewState.REVIEWED + " AND "
            + ReviewState.SQL + " = '%state'%own(a.completed_by))";

    private final boolean on;
    private final Map<Long, long[]> numbers = new HashMap<>();

    private TaskReviews(boolean on) {
        this.on = on;
    }

    /** The number of a task's annotations that wait for a reviewer, as a column. */
    public static String waiting() {
        return in(ReviewState.WAITING);
    }

    /** The number of a task's annotations that were rejected and not changed since, as a column. */
    public static String rejected() {
        return in(ReviewState.REJECTED);
    }

    private static String in(ReviewState state) {
        return EACH.replace("%state", state.word());
    }

    /** Those of some tasks of a project, as far as the caller sees them. */
    public static TaskReviews of(Handle handle, long project, Collection<Long> tasks, Sight sight) {
        TaskReviews reviews = new TaskReviews(!tasks.isEmpty() && Reviews.isOn(handle, project));
        if (reviews.on) {
            String own = sight.isEverything() ? "" : " AND a.completed_by = :viewer";
            Query query = handle.createQuery("SELECT t.id, " + waiting().replace("%own(a.completed_by)", own)
                    + " AS waiting, " + rejected().replace("%own(a.completed_by)", own)
                    + " AS rejected FROM tasks t WHERE t.id IN (<tasks>)");
            sight.viewer().ifPresent(viewer -> query.bind("viewer", viewer));
            query.bindList("tasks", tasks)
                    .map((row, context) -> reviews.numbers.put(
                            row.getLong("id"), new long[] {row.getLong("waiting"), row.getLong("rejected")}))
                    .list();
        }
        return reviews;
    }

    /** Adds the numbers to a task's JSON. */
    public void counts(ObjectNode json, long task) {
        if (on) {
            long[] found = numbers.getOrDefault(task, new long[2]);
            json.put("unreviewed_annotations", found[0]).put("rejected_annotations", found[1]);
        }
    }
}
