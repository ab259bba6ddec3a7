package dev.tagloop.server.adjudication;

import dev.tagloop.labelstudio.adjudication.Voice;
import dev.tagloop.server.accounts.Person;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.StoredRegions;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionRow;
import tools.jackson.databind.node.ObjectNode;

/**
 * An annotation or a model's prediction that is brought together with others.
 *
 * @param annotation its id; null for a prediction
 * @param prediction its id; null for an annotation
 * @param annotator the same for all answers of one person or model version
 * @param json whose it is, as the API tells it
 * @param voice what it says, under a name of its own
 */
record Source(Long annotation, Long prediction, String annotator, ObjectNode json, Voice voice) {
    static Source of(AnnotationRow row) {
        String name = "annotation:" + row.id();
        ObjectNode json = Json.object()
                .put("name", name)
                .put("annotation", row.id())
                .putNull("prediction")
                .put("model_version", (String) null);
        json.set(
                "user",
                Person.json(
                        row.completedBy() == null
                                ? null
                                : new Person(row.completedBy(), row.email(), row.firstName(), row.lastName())));
        json.put("updated_at", row.updatedAt());
        String annotator = row.completedBy() == null ? name : "user:" + row.completedBy();
        return new Source(row.id(), null, annotator, json, new Voice(name, StoredRegions.of(row.result())));
    }

    static Source of(PredictionRow row) {
        String name = "prediction:" + row.id();
        ObjectNode json = Json.object()
                .put("name", name)
                .putNull("annotation")
                .put("prediction", row.id())
                .put("model_version", row.modelVersion())
                .putNull("user")
                .put("updated_at", row.updatedAt());
        return new Source(
                null, row.id(), "model:" + row.modelVersion(), json, new Voice(name, StoredRegions.of(row.result())));
    }
}
