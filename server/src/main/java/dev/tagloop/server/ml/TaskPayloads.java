package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.projects.Project;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.tasks.TaskJson;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What backends are sent about tasks, in the key order of the original. */
public final class TaskPayloads {
    private final Database database;
    private final BackendProject told;
    private final JsonObject params;

    /** @param told what the backend is told about the project */
    public TaskPayloads(Database database, BackendProject told, Project project) {
        this.database = database;
        this.told = told;
        Project.Settings settings = project.settings();
        JsonObject none = JsonObject.empty();
        JsonObject login = settings.taskDataLogin() == null ? none : none.with("login", settings.taskDataLogin());
        this.params = settings.taskDataPassword() == null ? login : login.with("password", settings.taskDataPassword());
    }

    /** Tasks that are there, and what is sent about them, in the same order. */
    public record Batch(List<TaskRow> rows, PredictionRequest request) {}

    /** Tasks with all that hangs on them; those that are gone are left out. */
    public Batch of(ProjectRef project, List<Long> ids) {
        return database.read(handle -> {
            List<TaskRow> rows = Tasks.list(handle, ids);
            List<Long> there = rows.stream().map(TaskRow::id).toList();
            Related related = Related.of(handle, there);
            TaskJson json = new TaskJson(project, TaskComments.of(handle, there, Sight.EVERYTHING));
            List<Task> tasks = new ArrayList<>();
            rows.forEach(row -> tasks.add(TaskJson.read(json.withAnnotations(row, related))));
            return new Batch(rows, request(tasks));
        });
    }

    /** The task that a person labels, with their own work on it. */
    public Optional<Batch> ofLabelling(ProjectRef project, long id, long user) {
        return database.read(handle -> Tasks.find(handle, id).map(row -> {
            Related own = Related.of(handle, List.of(id)).madeBy(user);
            TaskJson json = new TaskJson(project, TaskComments.of(handle, List.of(id), Sight.EVERYTHING));
            return new Batch(List.of(row), request(List.of(TaskJson.read(json.interactive(row, own)))));
        }));
    }

    private PredictionRequest request(List<Task> tasks) {
        return PredictionRequest.of(told, tasks).withParams(params);
    }
}
