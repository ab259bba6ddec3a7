package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionRow;
import tools.jackson.databind.JsonNode;

/**
 * A prediction on its way.
 *
 * @param id the one that it has in the source
 * @param neighbors stored JSON; null for none
 * @param result stored JSON; null for none
 */
record ArrivingPrediction(
        long id,
        String modelVersion,
        Double score,
        Long cluster,
        String neighbors,
        double mislabeling,
        String createdAt,
        String updatedAt,
        String result) {

    static ArrivingPrediction read(JsonNode told, CleanText text, String otherwise) {
        JsonNode result = text.clean(told.path("result"));
        Double mislabeling = Told.real(told, "mislabeling");
        String created = Told.time(told, "created_at").orElse(otherwise);
        return new ArrivingPrediction(
                told.path("id").asLong(0),
                text.clean(Told.text(told, "model_version").orElse("")),
                Told.real(told, "score"),
                Told.number(told, "cluster"),
                Told.json(told, "neighbors"),
                mislabeling == null ? 0 : mislabeling,
                created,
                Told.time(told, "updated_at").orElse(created),
                result.isArray() ? Json.stored(result) : null);
    }

    void digest(ContentDigest digest, long innerId) {
        digest.add(
                "prediction",
                innerId,
                modelVersion,
                score,
                cluster,
                neighbors,
                mislabeling,
                createdAt,
                updatedAt,
                result);
    }

    /** The same of one that is stored. */
    static void digest(ContentDigest digest, long innerId, PredictionRow row) {
        digest.add(
                "prediction",
                innerId,
                row.modelVersion(),
                row.score(),
                row.cluster(),
                row.neighbors(),
                row.mislabeling(),
                row.createdAt(),
                row.updatedAt(),
                row.result());
    }
}
