package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.server.predictions.PredictionInserts;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Counters;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** One backend at work on a project: batch by batch, each stored whole or not at all. */
final class PredictionRun {
    /** Tasks that are sent together unless somebody says otherwise. */
    static final int BATCH = 100;

    private final Database database;
    private final ConnectedBackend backend;
    private final ProjectRef project;
    private final TaskPayloads payloads;
    private final AnswerCheck check;
    private final String version;
    private final long user;

    /** @param user who asks; @param version the version that answers, as far as it is known */
    PredictionRun(
            Database database,
            ConnectedBackend backend,
            ProjectRef project,
            TaskPayloads payloads,
            String version,
            long user) {
        this.database = database;
        this.backend = backend;
        this.project = project;
        this.payloads = payloads;
        this.check = new AnswerCheck(project);
        this.version = version;
        this.user = user;
    }

    /**
     * Asks for those of the tasks that have no prediction of the backend's version, and stores what comes.
     *
     * @return how many predictions were stored
     * @throws BackendException if it does not answer, or not with what can be stored
     */
    int predict(Collection<Long> ids) {
        return predict(ids, BATCH);
    }

    /** The same with this many tasks a request. */
    int predict(Collection<Long> ids, int together) {
        Set<Long> done = database.read(handle -> predicted(handle, ids, version));
        List<Long> open = ids.stream().filter(id -> !done.contains(id)).toList();
        int stored = 0;
        for (int from = 0; from < open.size(); from += together) {
            stored += batch(open.subList(from, Math.min(open.size(), from + together)));
        }
        return stored;
    }

    private int batch(List<Long> ids) {
        TaskPayloads.Batch tasks = payloads.of(project, ids);
        if (tasks.rows().isEmpty()) {
            return 0;
        }
        List<BackendPrediction> answers = backend.predict(tasks.request());
        // Simple backends answer for the first task alone: they are asked for one at a time.
        if (answers.size() == 1 && tasks.rows().size() > 1) {
            answers = oneByOne(tasks.request());
        }
        List<Predictions.Content> contents = check.contents(tasks.rows(), answers, version);
        return database.write(handle -> store(handle, tasks.rows(), contents));
    }

    private List<BackendPrediction> oneByOne(PredictionRequest request) {
        List<BackendPrediction> answers = new ArrayList<>();
        request.tasks().forEach(task -> answers.addAll(backend.predict(request.withTasks(List.of(task)))));
        return answers;
    }

    private int store(Handle handle, List<TaskRow> tasks, List<Predictions.Content> contents) throws Exception {
        List<Long> ids = tasks.stream().map(TaskRow::id).toList();
        // Meanwhile tasks may have gone, or somebody else asked for the same.
        Set<Long> there = handle.createQuery("SELECT id FROM visible_tasks WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .mapTo(Long.class)
                .set();
        there.removeAll(predicted(handle, ids, version));
        if (there.isEmpty()) {
            return 0;
        }
        return Counters.around(handle, project.id(), there, same -> {
            try (PredictionInserts inserts = new PredictionInserts(handle)) {
                for (int i = 0; i < ids.size(); i++) {
                    if (there.contains(ids.get(i))) {
                        inserts.insert(project.id(), ids.get(i), contents.get(i));
                    }
                }
            }
            Counters.recountPredictions(handle, there);
            there.forEach(task -> Tasks.touch(handle, task, user));
            return there.size();
        });
    }

    private static Set<Long> predicted(Handle handle, Collection<Long> ids, String version) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        handle.createQuery("SELECT DISTINCT task_id FROM predictions WHERE model_version = :version"
                                        + " AND task_id IN (<ids>)")
                                .bind("version", version)
                                .bindList("ids", ids)
                                .mapTo(Long.class)
                                .list());
    }
}
