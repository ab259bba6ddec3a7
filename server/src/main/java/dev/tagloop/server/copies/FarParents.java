package dev.tagloop.server.copies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What an annotation was made from: a prediction or another annotation. Mostly it is of the same task; those of other tasks, which may be
 * copied later, are settled at the end, so that only their ids have to be remembered.
 */
final class FarParents {
    private record Waiting(long annotation, long parent) {}

    private final Set<Long> wanted;
    private final Map<Long, Long> copies = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final String column;

    private FarParents(String column, Set<Long> wanted) {
        this.column = column;
        this.wanted = wanted;
    }

    static FarParents predictions(Handle handle, long project) {
        return of(handle, project, "parent_prediction", "predictions");
    }

    static FarParents annotations(Handle handle, long project) {
        return of(handle, project, "parent_annotation", "annotations");
    }

    private static FarParents of(Handle handle, long project, String column, String table) {
        return new FarParents(
                column,
                new HashSet<>(handle.createQuery("SELECT DISTINCT p.id FROM annotations a JOIN " + table
                                + " p ON p.id = a." + column
                                + " WHERE a.project_id = :project AND p.task_id <> a.task_id")
                        .bind("project", project)
                        .mapTo(Long.class)
                        .list()));
    }

    void copied(long old, long copy) {
        if (wanted.contains(old)) {
            copies.put(old, copy);
        }
    }

    /** Gives a copied annotation the copy of its parent. @param near the copies of the parents in its own task and others around it */
    void settle(Handle handle, long annotation, long parent, Map<Long, Long> near) {
        Long copy = near.get(parent);
        if (copy == null) {
            waiting.add(new Waiting(annotation, parent));
        } else {
            write(handle, annotation, copy);
        }
    }

    /** Settles what had to wait; a parent that was not copied is forgotten, as if it had been deleted. */
    void settleAll(Handle handle) {
        for (Waiting child : waiting) {
            Long copy = copies.get(child.parent());
            if (copy != null) {
                write(handle, child.annotation(), copy);
            }
        }
    }

    private void write(Handle handle, long annotation, long parent) {
        handle.createUpdate("UPDATE annotations SET " + column + " = :parent WHERE id = :annotation")
                .bind("parent", parent)
                .bind("annotation", annotation)
                .execute();
    }
}
