package dev.tagloop.server.imports;

import dev.tagloop.server.predictions.Predictions;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * One task to import, checked and clean.
 *
 * @param meta an object
 * @param upload the upload that it comes from
 */
record ImportItem(
        JsonNode data,
        JsonNode meta,
        List<NewAnnotation> annotations,
        List<Predictions.Content> predictions,
        Optional<Long> upload) {

    /**
     * @param completedBy as sent; absent for the importing account
     * @param leadTime seconds; null when not told
     */
    record NewAnnotation(
            JsonNode result,
            Optional<JsonNode> completedBy,
            boolean wasCancelled,
            boolean groundTruth,
            Double leadTime,
            Optional<String> uniqueId) {

        /** The same once its result is packed elsewhere. */
        NewAnnotation withoutResult() {
            return new NewAnnotation(
                    NullNode.getInstance(), completedBy, wasCancelled, groundTruth, leadTime, uniqueId);
        }
    }
}
