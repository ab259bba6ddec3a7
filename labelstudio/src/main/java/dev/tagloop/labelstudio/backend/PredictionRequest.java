package dev.tagloop.labelstudio.backend;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Optional;

/**
 * Tasks to predict.
 *
 * @param project whose tasks they are
 * @param tasks the tasks with their annotations and predictions
 * @param context what a person just did, while they label: {@code result} holds the regions that they drew. Empty for a plain prediction
 * @param params what else the server sends along, such as the credentials of the task data; never holds the context
 */
public record PredictionRequest(
        BackendProject project, List<Task> tasks, Optional<JsonObject> context, JsonObject params) {
    /** Copies the list. */
    public PredictionRequest {
        requireNonNull(project, "project");
        requireNonNull(context, "context");
        requireNonNull(params, "params");
        tasks = List.copyOf(tasks);
    }

    /** A plain prediction. */
    public static PredictionRequest of(BackendProject project, List<Task> tasks) {
        return new PredictionRequest(project, tasks, Optional.empty(), JsonObject.empty());
    }

    /** The regions that a person just drew; none in a plain prediction. */
    public List<Region> drawn() {
        return context.map(done -> done.objects("result")).orElse(List.of()).stream()
                .map(Region::of)
                .toList();
    }

    /** The same for other tasks. */
    public PredictionRequest withTasks(List<Task> others) {
        return new PredictionRequest(project, others, context, params);
    }

    /** The same with what a person just did. */
    public PredictionRequest withContext(JsonObject done) {
        return new PredictionRequest(project, tasks, Optional.of(done), params);
    }

    /** The same with these parameters. */
    public PredictionRequest withParams(JsonObject others) {
        return new PredictionRequest(project, tasks, context, others);
    }
}
