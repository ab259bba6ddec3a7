package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.ResultInput;
import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An annotation on its way.
 *
 * @param id the one that it has in the source, like those of its parents
 * @param result stored JSON; null for none
 * @param seen the prediction that the annotator saw; null for none
 */
record ArrivingAnnotation(
        long id,
        Long completedBy,
        Long updatedBy,
        Long lastCreatedBy,
        boolean wasCancelled,
        boolean groundTruth,
        Double leadTime,
        String createdAt,
        String updatedAt,
        String draftCreatedAt,
        Optional<String> uniqueId,
        Long importId,
        String lastAction,
        boolean bulkCreated,
        Long parentPrediction,
        Long parentAnnotation,
        long resultCount,
        String result,
        ObjectNode seen) {

    static ArrivingAnnotation read(JsonNode told, People people, CleanText text, String otherwise) {
        JsonNode result = text.clean(told.path("result"));
        String created = Told.time(told, "created_at").orElse(otherwise);
        // What was imported there counts none, whatever it holds.
        Long count = Told.number(told, "result_count");
        return new ArrivingAnnotation(
                told.path("id").asLong(0),
                people.of(told.path("completed_by")),
                people.of(told.path("updated_by")),
                people.of(told.path("last_created_by")),
                Told.truth(told, "was_cancelled", false),
                Told.truth(told, "ground_truth", false),
                Told.real(told, "lead_time"),
                created,
                Told.time(told, "updated_at").orElse(created),
                Told.time(told, "draft_created_at").orElse(null),
                Told.text(told, "unique_id").flatMap(UniqueIds::of),
                Told.number(told, "import_id"),
                Told.text(told, "last_action").orElse(null),
                Told.truth(told, "bulk_created", false),
                Told.number(told, "parent_prediction"),
                Told.number(told, "parent_annotation"),
                count == null ? regions(result) : count,
                result.isArray() ? Json.stored(result) : null,
                told.path("prediction") instanceof ObjectNode object && !object.isEmpty() ? object : null);
    }

    private static long regions(JsonNode result) {
        return result.isArray() ? ResultInput.regions(result) : 0;
    }

    void digest(ContentDigest digest, long innerId) {
        digest.add(
                "annotation",
                innerId,
                completedBy,
                wasCancelled,
                groundTruth,
                leadTime,
                createdAt,
                updatedAt,
                draftCreatedAt,
                lastAction,
                result);
    }

    /** The same of one that is stored. */
    static void digest(ContentDigest digest, long innerId, AnnotationRow row) {
        digest.add(
                "annotation",
                innerId,
                row.completedBy(),
                row.wasCancelled(),
                row.groundTruth(),
                row.leadTime(),
                row.createdAt(),
                row.updatedAt(),
                row.draftCreatedAt(),
                row.lastAction(),
                row.result());
    }
}
