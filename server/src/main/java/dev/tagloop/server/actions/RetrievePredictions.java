package dev.tagloop.server.actions;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.ml.Predictor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the connected models for predictions of tasks that have none of their present version. */
final class RetrievePredictions implements BulkAction {
    private final Predictor predictor;

    RetrievePredictions(Predictor predictor) {
        this.predictor = predictor;
    }

    @Override
    public String id() {
        return "retrieve_tasks_predictions";
    }

    @Override
    public Optional<ObjectNode> menu() {
        return Optional.of(
                Menu.entry(id(), "Retrieve Predictions", 90, List.of("predictions.any"))
                        .set(
                                "dialog",
                                Menu.dialog(
                                        "Retrieve Predictions",
                                        "The selected tasks are sent to all models that are connected to the project. This may take long.")));
    }

    @Override
    public Map<String, Long> changes(Run run) {
        return Counting.of(run).add("asked", "1").counts();
    }

    @Override
    public JsonNode run(Run run) {
        Predictor.Round round = predictor.round(run.project(), run.user());
        if (round.outcome().backends() == 0) {
            throw ApiException.of(
                    400,
                    "No ML backend is connected to the project, so there is nothing to retrieve predictions from."
                            + " Import predictions, or send them to /api/predictions.");
        }
        long[] selected = {0};
        run.selection().forEach(Predictor.BATCH, tasks -> {
            selected[0] += tasks.size();
            round.predict(tasks);
        });
        Predictor.Outcome outcome = round.outcome();
        String detail = outcome.failures().isEmpty()
                ? "Retrieved " + selected[0] + " predictions"
                : "Retrieved " + outcome.stored() + " predictions. " + String.join(" ", outcome.failures());
        return Json.object().put("processed_items", selected[0]).put("detail", detail);
    }
}
