package dev.tagloop.server.comments;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.accounts.Person;
import dev.tagloop.server.http.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What tasks tell about their comments: how many there are, how many are open, when somebody last said something, and who did. */
public final class TaskComments {
    /** For tasks that nobody can have commented on yet. */
    public static final TaskComments NONE = new TaskComments();

    private final Map<Long, Tally> tallies = new HashMap<>();

    private TaskComments() {}

    private static final class Tally {
        private long count;
        private long open;
        private String last = "";
        private final Map<Long, Person> authors = new LinkedHashMap<>();
    }

    /** Those of some tasks, as far as the caller sees them. */
    public static TaskComments of(Handle handle, Collection<Long> tasks, Sight sight) {
        TaskComments comments = new TaskComments();
        if (!tasks.isEmpty()) {
            Query query = handle.createQuery("SELECT c.task_id, c.resolved_at, c.updated_at, "
                    + Person.columns("u", "author") + " FROM comments c LEFT JOIN users u ON u.id = c.created_by"
                    + " LEFT JOIN annotations a ON a.id = c.annotation_id WHERE c.task_id IN (<tasks>)"
                    + (sight.isEverything() ? "" : " AND (c.annotation_id IS NULL OR a.completed_by = :viewer)")
                    + " ORDER BY c.id");
            sight.viewer().ifPresent(viewer -> query.bind("viewer", viewer));
            query.bindList("tasks", tasks)
                    .map((row, context) -> {
                        Tally tally = comments.tallies.computeIfAbsent(row.getLong("task_id"), task -> new Tally());
                        tally.count++;
                        tally.open += row.getString("resolved_at") == null ? 1 : 0;
                        String said = row.getString("updated_at");
                        tally.last = said.compareTo(tally.last) > 0 ? said : tally.last;
                        Person author = Person.read(row, "author");
                        if (author != null) {
                            tally.authors.putIfAbsent(author.id(), author);
                        }
                        return tally;
                    })
                    .list();
        }
        return comments;
    }

    /** Adds the numbers to a task's JSON. */
    public void counts(ObjectNode json, long task) {
        Tally tally = tallies.get(task);
        json.put("comment_count", tally == null ? 0 : tally.count)
                .put("unresolved_comment_count", tally == null ? 0 : tally.open)
                .put("last_comment_updated_at", tally == null ? null : tally.last);
    }

    /** Who commented on a task, the first first. */
    public ArrayNode authors(long task) {
        ArrayNode authors = Json.array();
        if (tallies.containsKey(task)) {
            tallies.get(task).authors.values().forEach(person -> authors.add(Person.json(person)));
        }
        return authors;
    }
}
