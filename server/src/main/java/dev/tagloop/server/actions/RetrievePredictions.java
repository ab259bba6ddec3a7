package dev.tagloop.server.actions;

import dev.tagloop.server.http.ApiException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the connected models for predictions. None can be connected to this server: it says so. */
final class RetrievePredictions implements BulkAction {
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
    public JsonNode run(Run run) {
        throw ApiException.of(
                400,
                "No ML backend is connected to the project, so there is nothing to retrieve predictions from."
                        + " Import predictions, or send them to /api/predictions.");
    }
}
