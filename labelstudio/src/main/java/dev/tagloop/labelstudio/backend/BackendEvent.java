package dev.tagloop.labelstudio.backend;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a server tells its backends.
 *
 * @param action what happened, such as {@code ANNOTATION_CREATED}
 * @param payload all that was sent, {@code action} among it
 */
public record BackendEvent(String action, JsonObject payload) {
    /** Somebody asked for a training. */
    public static final String START_TRAINING = "START_TRAINING";

    /** The original sends {@code ANNOTATIONS_DELETED} where its own backends wait for {@code ANNOTATION_DELETED}: both count here. */
    private static final Set<String> TRAINING = Set.of(
            START_TRAINING, "ANNOTATION_CREATED", "ANNOTATION_UPDATED", "ANNOTATION_DELETED", "ANNOTATIONS_DELETED");

    /** Checks that everything is there. */
    public BackendEvent {
        requireNonNull(action, "action");
        requireNonNull(payload, "payload");
    }

    /** The request for a training of a project. @param project the project as the server shows it, with {@code id} and {@code label_config} */
    public static BackendEvent startTraining(JsonObject project) {
        return new BackendEvent(
                START_TRAINING,
                JsonObject.empty().with("action", START_TRAINING).with("project", project.toNode()));
    }

    /** Whether there may be something to learn from it. */
    public boolean concernsTraining() {
        return TRAINING.contains(action.toUpperCase(Locale.ROOT));
    }

    /** The id of the project; empty if the payload names none. */
    public Optional<String> projectId() {
        return payload.object("project").flatMap(project -> project.get("id")).map(id -> id.asString());
    }
}
