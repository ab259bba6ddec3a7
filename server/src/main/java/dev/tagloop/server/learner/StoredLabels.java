package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.StorageException;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.tasks.TaskJson;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The labels of the store. They are read a window of tasks at a time, each in a transaction of its own: a learner may take its time without
 * keeping a connection from others, and holds a window at most.
 */
final class StoredLabels implements LabelSource {
    private static final int WINDOW = 200;

    private final Database database;

    StoredLabels(Database database) {
        this.database = database;
    }

    @Override
    public Stream<Task> labelled(BackendProject project) {
        long id = Long.parseLong(project.id());
        return Stream.iterate(
                        window(id, 0),
                        window -> !window.isEmpty(),
                        last -> window(id, last.getLast().id().orElseThrow()))
                .flatMap(List::stream);
    }

    private List<Task> window(long project, long after) {
        try {
            return database.read(handle -> {
                List<Long> ids = handle.createQuery(
                                "SELECT id FROM visible_tasks WHERE project_id = :project AND id > :after"
                                        + " AND total_annotations + cancelled_annotations > 0 ORDER BY id LIMIT :window")
                        .bind("project", project)
                        .bind("after", after)
                        .bind("window", WINDOW)
                        .mapTo(Long.class)
                        .list();
                return ids.isEmpty() ? List.of() : tasks(handle, project, ids);
            });
        } catch (StorageException e) {
            throw new BackendException(
                    BackendException.Fault.ANSWER, "The labels could not be read: " + e.getMessage(), e);
        }
    }

    /** The tasks that were labelled last, with their annotations. */
    List<Task> newest(long project, int count) {
        return database.read(handle -> {
            List<Long> ids = handle.createQuery(
                            "SELECT id FROM visible_tasks WHERE project_id = :project AND total_annotations > 0"
                                    + " ORDER BY updated_at DESC LIMIT :count")
                    .bind("project", project)
                    .bind("count", count)
                    .mapTo(Long.class)
                    .list();
            return ids.isEmpty() ? List.of() : tasks(handle, project, ids);
        });
    }

    /** Tasks as they stand now, with their annotations. */
    List<Task> now(long project, Collection<Long> ids) {
        return database.read(handle -> tasks(handle, project, List.copyOf(ids)));
    }

    private static List<Task> tasks(Handle handle, long project, List<Long> ids) {
        Optional<ProjectRef> ref = ProjectRef.find(handle, project);
        if (ref.isEmpty()) {
            return List.of();
        }
        Map<Long, List<AnnotationRow>> annotations =
                Annotations.ofTasks(handle, ids).stream().collect(Collectors.groupingBy(AnnotationRow::taskId));
        Related related = new Related(annotations, Map.of(), Map.of(), TaskComments.NONE);
        TaskJson json = new TaskJson(ref.get(), TaskComments.NONE);
        return Tasks.list(handle, ids).stream()
                .filter((TaskRow task) -> task.projectId() == project)
                .map(task -> TaskJson.read(json.withAnnotations(task, related)))
                .toList();
    }
}
