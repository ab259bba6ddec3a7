package dev.tagloop.server.imports;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.ConfigFit;
import dev.tagloop.server.predictions.PredictionValidation;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds the predictions of one import against the labelling configuration; those are looked at too that columns gave. */
final class PredictionChecks {
    private final ConfigFit fit;
    private final PredictionValidation validation = new PredictionValidation();

    PredictionChecks(ProjectRef project) {
        this.fit = ConfigFit.of(project);
    }

    /**
     * Looks at one item.
     *
     * @param number its place in the import, from 0
     * @param item as sent: plain values are faults here, though they could be made regions of
     * @param read what it was read as; its last predictions come from columns
     */
    void add(long number, JsonNode item, ImportItem read) {
        JsonNode sent = item.has("data") ? item.path("predictions") : Json.array();
        List<Predictions.Content> predictions = read.predictions();
        for (int i = 0; i < predictions.size(); i++) {
            JsonNode prediction = i < sent.size() ? sent.get(i) : ofColumn(predictions.get(i));
            validation.check("Task " + number + ", prediction " + i, fit, prediction);
        }
    }

    private static ObjectNode ofColumn(Predictions.Content content) {
        ObjectNode prediction = Json.object();
        prediction.set("result", Json.parse(content.result()));
        return prediction.put("score", content.score());
    }

    boolean failed() {
        return validation.failed();
    }

    /** @throws dev.tagloop.server.http.ApiException 400 when a prediction does not fit */
    void require() {
        validation.requireAllOfImport();
    }
}
