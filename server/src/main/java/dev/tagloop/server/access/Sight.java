package dev.tagloop.server.access;

import dev.tagloop.server.storage.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much of a project's work a caller sees: everything, or what is their own. Lists ask {@link Access#sight} for it and leave out the
 * rest.
 *
 * @param viewer the account that sees only its own; empty for one that sees everything
 */
public record Sight(Optional<Long> viewer) {
    /** Nothing is left out. */
    public static final Sight EVERYTHING = new Sight(Optional.empty());

    /** How an account comes to have to do with a task: by labelling it, beginning it, or being handed it, by a person or by the queue. */
    private static final List<String> WAYS = List.of(
            "annotations g WHERE g.completed_by = :viewer",
            "drafts g WHERE g.user_id = :viewer",
            "task_assignments g WHERE g.user_id = :viewer",
            "stream_history g WHERE g.user_id = :viewer",
            "task_locks g WHERE g.user_id = :viewer AND g.expires_at > :viewed_at");

    /** Whether nothing is left out. */
    public boolean isEverything() {
        return viewer.isEmpty();
    }

    /** Whether the work of this account is seen. @param author null for an account that is gone */
    public boolean shows(Long author) {
        return viewer.isEmpty() || viewer.get().equals(author);
    }

    /** The condition that a task in a list is seen, on the column with its id; binds {@link #parameters}. */
    public String condition(String column) {
        return isEverything()
                ? "TRUE"
                : WAYS.stream()
                        .map(way -> "SELECT g.task_id FROM " + way)
                        .collect(Collectors.joining(" UNION ", column + " IN (", ")"));
    }

    /** The same for one task: it looks at that task instead of gathering all. */
    String conditionOfOne(String column) {
        return isEverything()
                ? "TRUE"
                : WAYS.stream()
                        .map(way -> "EXISTS (SELECT 1 FROM " + way + " AND g.task_id = " + column + ")")
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** What {@link #condition} binds. */
    public Map<String, Object> parameters() {
        return viewer.map(user -> Map.<String, Object>of("viewer", user, "viewed_at", Times.now()))
                .orElse(Map.of());
    }
}
