package dev.tagloop.server.storage;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * Which tasks' annotations the units of the writer change: noted on their handle by whoever changes them, told once they are on the disk
 * ({@link Database#onAnnotations}). What a unit noted that failed is forgotten.
 */
public final class AnnotationChanges implements JdbiConfig<AnnotationChanges> {
    /** From so many on, tasks are not told one by one. */
    public static final int MOST_TASKS = 1000;

    /**
     * The tasks of one project.
     *
     * @param all whether any of its tasks may have changed; {@code tasks} is empty then
     */
    public record Tasks(Set<Long> tasks, boolean all) {
        private static final Tasks ALL = new Tasks(Set.of(), true);

        /** Any task of the project. */
        public static Tasks everything() {
            return ALL;
        }

        /** These and those. */
        public Tasks and(Tasks more) {
            if (all || more.all || tasks.size() + more.tasks.size() > MOST_TASKS) {
                return ALL;
            }
            Set<Long> both = new HashSet<>(tasks);
            both.addAll(more.tasks);
            return new Tasks(both, false);
        }
    }

    private final Map<Long, Tasks> unit = new LinkedHashMap<>();
    private Map<Long, Tasks> kept = new LinkedHashMap<>();

    /** Notes that annotations of these tasks were made, changed or removed; the tasks themselves may be gone. */
    public static void note(Handle handle, long project, Collection<Long> tasks) {
        if (!tasks.isEmpty()) {
            Tasks changed = tasks.size() > MOST_TASKS ? Tasks.ALL : new Tasks(Set.copyOf(tasks), false);
            of(handle).unit.merge(project, changed, Tasks::and);
        }
    }

    /** Notes that the annotations of a whole project may be others, or mean something else. */
    public static void noteAll(Handle handle, long project) {
        of(handle).unit.put(project, Tasks.ALL);
    }

    static AnnotationChanges of(Handle handle) {
        return handle.getConfig(AnnotationChanges.class);
    }

    /** The unit that runs has come to its end. @param well false when it is undone */
    void unitEnded(boolean well) {
        if (well) {
            unit.forEach((project, tasks) -> kept.merge(project, tasks, Tasks::and));
        }
        unit.clear();
    }

    /** What was noted since the last time, by project. */
    Map<Long, Tasks> take() {
        unit.clear();
        Map<Long, Tasks> taken = kept;
        kept = new LinkedHashMap<>();
        return taken;
    }

    /** Statements of a handle share its notes. */
    @Override
    public AnnotationChanges createCopy() {
        return this;
    }
}
