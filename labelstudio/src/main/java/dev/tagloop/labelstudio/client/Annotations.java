package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.NewAnnotation;
import dev.tagloop.labelstudio.model.Region;
import java.util.List;

/** Annotations and skips. */
public final class Annotations {
    private final Transport transport;

    Annotations(Transport transport) {
        this.transport = transport;
    }

    /** Submits regions as the caller's annotation of a task. */
    public Annotation create(long taskId, List<? extends Region> result) {
        return create(taskId, NewAnnotation.of(result));
    }

    /** Submits an annotation of a task. */
    public Annotation create(long taskId, NewAnnotation annotation) {
        return new Annotation(transport.post(ofTask(taskId), annotation.json()).object());
    }

    /** Skips a task: it counts as seen by the caller and carries no labels. */
    public Annotation skip(long taskId) {
        return skip(taskId, NewAnnotation.of(List.of()));
    }

    /** Skips a task with what is to be kept of the attempt: the time it took, regions drawn so far. */
    public Annotation skip(long taskId, NewAnnotation attempt) {
        // Older servers read the parameter, newer ones the body.
        Query query = Query.none().with("was_cancelled", "1");
        JsonObject body = attempt.set("was_cancelled", true).json();
        return new Annotation(transport.post(ofTask(taskId), query, body).object());
    }

    /** An annotation. */
    public Annotation get(long id) {
        return new Annotation(transport.get(path(id)).object());
    }

    /** All annotations of a task. */
    public List<Annotation> list(long taskId) {
        return transport.get(ofTask(taskId)).objects().stream()
                .map(Annotation::new)
                .toList();
    }

    /** Changes what is named in {@code changes}. */
    public Annotation update(long id, NewAnnotation changes) {
        return new Annotation(transport.patch(path(id), changes.json()).object());
    }

    /** Deletes an annotation. */
    public void delete(long id) {
        transport.delete(path(id));
    }

    private static String ofTask(long taskId) {
        return "/api/tasks/" + taskId + "/annotations/";
    }

    private static String path(long id) {
        return "/api/annotations/" + id + "/";
    }
}
