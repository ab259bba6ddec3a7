package dev.tagloop.server.actions;

import dev.tagloop.server.annotations.BulkAnnotations;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskRemoval;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the first of tasks with the same data: it gets the annotations and drafts of the others, which go. */
final class RemoveDuplicates implements BulkAction {
    private static final int TOGETHER = 200;

    @Override
    public String id() {
        return "remove_duplicates";
    }

    @Override
    public Optional<ObjectNode> menu() {
        ObjectNode entry = Menu.entry(id(), "Remove Duplicated Tasks", 95, List.of("projects.change", "tasks.delete"))
                .put("experimental", false);
        return Optional.of(entry.set(
                "dialog",
                Menu.dialog(
                        null,
                        "Of selected tasks with the same data only the first stays. It gets the annotations and drafts of the others,"
                                + " which go to the trash.")));
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public Map<String, Long> changes(Run run) {
        return Map.of("tasks", (long) pairs(run).size());
    }

    @Override
    public JsonNode run(Run run) {
        List<Map.Entry<Long, Long>> pairs = new ArrayList<>(pairs(run).entrySet());
        for (int from = 0; from < pairs.size(); from += TOGETHER) {
            List<Map.Entry<Long, Long>> some = pairs.subList(from, Math.min(pairs.size(), from + TOGETHER));
            run.database().write(handle -> merge(handle, run, some));
        }
        return Json.object();
    }

    /** For each duplicate the task that stays. */
    private static Map<Long, Long> pairs(Run run) {
        Digests digests = new Digests();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> run.database().read(handle -> {
                            Tasks.list(handle, ids).forEach(task -> digests.add(task.id(), task.data()));
                            return ids;
                        }));
        return digests.duplicates();
    }

    private static int merge(Handle handle, Run run, List<Map.Entry<Long, Long>> pairs) throws Exception {
        ProjectRef project = run.project(handle);
        TreeSet<Long> ids = new TreeSet<>();
        pairs.forEach(pair -> {
            ids.add(pair.getKey());
            ids.add(pair.getValue());
        });
        Map<Long, String> data = Tasks.list(handle, ids).stream().collect(Collectors.toMap(TaskRow::id, TaskRow::data));
        Map<Long, Long> equal = new HashMap<>();
        for (Map.Entry<Long, Long> pair : pairs) {
            // Equal digests are no proof, and somebody may have changed one of the two.
            String duplicate = data.get(pair.getKey());
            if (duplicate != null && duplicate.equals(data.get(pair.getValue()))) {
                equal.put(pair.getKey(), pair.getValue());
            }
        }
        if (equal.isEmpty()) {
            return 0;
        }
        return run.changes().around(handle, ids, same -> {
            new BulkAnnotations(handle, project, run.user()).move(equal);
            List<Long> gone = List.copyOf(new TreeSet<>(equal.keySet()));
            int removed = TaskRemoval.removeForGood(handle, project.id(), gone);
            WebhookEvents.tasksDeleted(handle, project.id(), gone);
            return removed;
        });
    }
}
