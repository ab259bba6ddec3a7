package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.drafts.DraftRow;
import dev.tagloop.server.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A draft on its way.
 *
 * @param id the one that it has in the source, like that of the annotation that it would change
 * @param user null when its author is not known here
 * @param result stored JSON
 */
record ArrivingDraft(
        long id,
        Long annotation,
        Long user,
        Double leadTime,
        boolean wasPostponed,
        Long importId,
        String createdAt,
        String updatedAt,
        String result) {

    static ArrivingDraft read(JsonNode told, People people, CleanText text, String otherwise) {
        JsonNode result = text.clean(told.path("result"));
        String created = Told.time(told, "created_at").orElse(otherwise);
        return new ArrivingDraft(
                told.path("id").asLong(0),
                Told.number(told, "annotation"),
                people.of(told.path("user")),
                Told.real(told, "lead_time"),
                Told.truth(told, "was_postponed", false),
                Told.number(told, "import_id"),
                created,
                Told.time(told, "updated_at").orElse(created),
                Json.stored(result.isArray() ? result : Json.array()));
    }

    boolean canCome(List<ArrivingAnnotation> ofTask) {
        return user != null && (annotation == null || ofTask.stream().anyMatch(made -> made.id() == annotation));
    }

    void digest(ContentDigest digest, long innerId) {
        digest.add("draft", innerId, annotation != null, user, leadTime, wasPostponed, createdAt, updatedAt, result);
    }

    /** The same of one that is stored. */
    static void digest(ContentDigest digest, long innerId, DraftRow row) {
        digest.add(
                "draft",
                innerId,
                row.annotationId() != null,
                row.userId(),
                row.leadTime(),
                row.wasPostponed(),
                row.createdAt(),
                row.updatedAt(),
                row.result());
    }
}
