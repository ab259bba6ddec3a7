package dev.tagloop.labelstudio.convert.read;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Short forms of tasks, so that tests can write down what they expect. */
final class Regions {
    private Regions() {}

    /** The tasks of a reading, each as its text and its results. */
    static List<String> of(Reading reading) {
        return reading.rows().stream()
                .filter(ReadTask.class::isInstance)
                .map(row -> of(((ReadTask) row).item()))
                .toList();
    }

    /** {@code "text" [0..3 PER] } for an annotation, with {@code ?} for a prediction and {@code x} for one that was skipped. */
    static String of(JsonNode item) {
        StringBuilder all = new StringBuilder(item.path("data").path("text").asString("?"));
        for (JsonNode annotation : item.path("annotations")) {
            all.append(annotation.path("was_cancelled").booleanValue() ? " x" : " ")
                    .append(result(annotation));
        }
        for (JsonNode prediction : item.path("predictions")) {
            all.append(" ?").append(result(prediction));
        }
        return all.toString();
    }

    private static String result(JsonNode annotation) {
        List<String> regions = new ArrayList<>();
        for (JsonNode region : annotation.path("result")) {
            JsonNode value = region.path("value");
            regions.add(
                    switch (region.path("type").asString("")) {
                        case "labels" ->
                            value.path("start") + ".." + value.path("end") + " "
                                    + value.path("labels").get(0).asString();
                        case "choices" ->
                            (value.has("start") ? region.path("id").asString() + ":" : "")
                                    + value.path("choices")
                                            .valueStream()
                                            .map(JsonNode::asString)
                                            .toList();
                        case "relation" ->
                            region.path("from_id").asString() + "-"
                                    + region.path("labels")
                                            .valueStream()
                                            .map(JsonNode::asString)
                                            .toList() + "-"
                                    + region.path("to_id").asString();
                        default -> region.toString();
                    });
        }
        return regions.toString();
    }
}
