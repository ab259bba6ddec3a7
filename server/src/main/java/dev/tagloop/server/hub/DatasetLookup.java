package dev.tagloop.server.hub;

import dev.tagloop.datasets.LoadRequest;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What there is to choose from in a data set. */
final class DatasetLookup {
    private DatasetLookup() {}

    static ObjectNode of(HubData.Opened opened) {
        LoadRequest request = opened.request();
        List<String> configs = request.configs();
        Optional<String> chosen = opened.config().isPresent() || configs.size() == 1
                ? Optional.of(request.chosenConfig())
                : Optional.empty();
        ObjectNode json = Json.object()
                .put("id", opened.id())
                .put("commit", request.commit().orElse(null))
                .put("config", chosen.orElse(null));
        ArrayNode names = json.putArray("configs");
        configs.forEach(names::add);
        ArrayNode splits = json.putArray("splits");
        chosen.map(config -> request.config(config).sizes()).ifPresent(sizes -> add(sizes, splits));
        return json;
    }

    private static void add(Map<String, OptionalLong> sizes, ArrayNode splits) {
        sizes.forEach((name, rows) -> {
            ObjectNode split = splits.addObject().put("name", name);
            if (rows.isPresent()) {
                split.put("rows", rows.getAsLong());
            } else {
                split.putNull("rows");
            }
        });
    }
}
