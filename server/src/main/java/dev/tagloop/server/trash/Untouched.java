package dev.tagloop.server.trash;

import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.trash.ChangedRows.Change;
import dev.tagloop.server.trash.RowMap.Place;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether all is still as an action left it, so that it can be changed back. The tasks' own rows need not be: their counters and times move
 * whenever anybody answers.
 *
 * @param now the rows as they are
 */
record Untouched(Handle handle, ProjectRef project, RowMap now) implements Predicate<ChangedRows> {
    @Override
    public boolean test(ChangedRows group) {
        Set<Place> added = group.added().stream().map(Untouched::place).collect(Collectors.toSet());
        return group.changes().stream().allMatch(this::isAsLeft)
                && added.stream().allMatch(place -> added.containsAll(now.dependents(place)));
    }

    private static Place place(Change change) {
        return Place.of(change.table(), change.key());
    }

    private boolean isAsLeft(Change change) {
        ObjectNode row = now.row(place(change)).orElse(null);
        if (change.isRemoved()) {
            return row == null && (!change.isOfTask() || isFree(change.before()));
        }
        return row != null
                && (change.isOfTask() || RowMap.digest(change.table(), row).equals(change.after()));
    }

    /** Whether no other task has the number that this one has within its project. */
    private boolean isFree(ObjectNode task) {
        return handle.createQuery(
                                "SELECT COUNT(*) FROM visible_tasks WHERE project_id = :project AND inner_id = :inner")
                        .bind("project", project.id())
                        .bind("inner", task.get("inner_id").longValue())
                        .mapTo(Long.class)
                        .one()
                == 0;
    }
}
