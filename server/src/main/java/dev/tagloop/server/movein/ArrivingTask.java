package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.copies.Addresses;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task on its way, with all that hangs on it.
 *
 * @param id the one that it has in the source
 * @param labelled whether the source takes it for done; empty when it does not tell
 * @param upload the id here of the file that it comes from; null for none
 * @param data stored JSON of an object, like {@code meta}
 * @param lostDrafts those that cannot come: of an author that is not known, or for an annotation that is gone
 */
record ArrivingTask(
        long id,
        long innerId,
        long overlap,
        Optional<Boolean> labelled,
        String createdAt,
        String updatedAt,
        Long updatedBy,
        Long upload,
        String data,
        String meta,
        List<ArrivingAnnotation> annotations,
        List<ArrivingPrediction> predictions,
        List<ArrivingDraft> drafts,
        long lostDrafts) {

    /**
     * What is needed to read one.
     *
     * @param uploads ids here of the source's files, by their ids and by their names
     * @param otherwise a time for what has none
     */
    record Reader(People people, CleanText text, Map<String, Long> uploads, Addresses addresses, String otherwise) {
        /** @param number its place among the project's tasks, from 1, for one without a number inside the project */
        ArrivingTask read(ObjectNode told, long number) {
            JsonNode data = text.clean(told.path("data"));
            addresses.lead(data);
            Long inner = Told.number(told, "inner_id");
            Long overlap = Told.number(told, "overlap");
            String created = Told.time(told, "created_at").orElse(otherwise);
            List<ArrivingAnnotation> annotations =
                    list(told.path("annotations"), one -> ArrivingAnnotation.read(one, people, text, created));
            List<ArrivingDraft> all = list(told.path("drafts"), one -> ArrivingDraft.read(one, people, text, created));
            List<ArrivingDraft> drafts =
                    all.stream().filter(draft -> draft.canCome(annotations)).toList();
            return new ArrivingTask(
                    told.path("id").asLong(0),
                    inner == null || inner <= 0 ? number : inner,
                    overlap == null || overlap <= 0 ? 1 : overlap,
                    told.path("is_labeled").isMissingNode()
                            ? Optional.empty()
                            : Optional.of(Told.truth(told, "is_labeled", false)),
                    created,
                    Told.time(told, "updated_at").orElse(created),
                    people.of(told.path("updated_by")),
                    upload(told.path("file_upload")),
                    Json.stored(data.isObject() ? data : Json.object()),
                    Json.stored(text.clean(told.path("meta").isObject() ? told.path("meta") : Json.object())),
                    annotations,
                    list(told.path("predictions"), one -> ArrivingPrediction.read(one, text, created)),
                    drafts,
                    all.size() - drafts.size());
        }

        private static <T> List<T> list(JsonNode told, Function<JsonNode, T> reader) {
            return told.valueStream()
                    .filter(JsonNode::isObject)
                    .sorted(java.util.Comparator.comparingLong(
                            one -> one.path("id").asLong(0)))
                    .map(reader)
                    .toList();
        }

        private Long upload(JsonNode told) {
            String name = told.asString("");
            return uploads.get(name.substring(name.lastIndexOf('/') + 1));
        }
    }

    long cancelled() {
        return annotations.stream().filter(ArrivingAnnotation::wasCancelled).count();
    }

    boolean isLabelled() {
        return labelled.orElse(annotations.size() - cancelled() >= overlap);
    }

    /** About how many characters it takes. */
    long size() {
        return data.length()
                + annotations.stream()
                        .mapToLong(made ->
                                made.result() == null ? 0 : made.result().length())
                        .sum()
                + predictions.stream()
                        .mapToLong(made ->
                                made.result() == null ? 0 : made.result().length())
                        .sum();
    }

    void digest(ContentDigest digest) {
        digest.add("task", innerId, overlap, isLabelled(), createdAt, updatedAt, updatedBy, data, meta);
        annotations.forEach(made -> made.digest(digest, innerId));
        predictions.forEach(made -> made.digest(digest, innerId));
        drafts.forEach(made -> made.digest(digest, innerId));
    }
}
