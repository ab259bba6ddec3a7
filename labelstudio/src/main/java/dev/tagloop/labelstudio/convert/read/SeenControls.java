package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.labelconfig.LabelConfigBuilder;
import dev.tagloop.core.rows.ProposedConfig;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Which controls the regions of tasks were made with: enough of a label config to show them again. */
final class SeenControls {
    private static final List<String> LABELS_UNKNOWN = List.of("PER", "ORG", "LOC", "MISC");
    private static final int MOST_CONTROLS = 100;

    private record Control(String type, String toName, Set<String> labels, boolean several) {}

    private final Map<String, Control> controls = new LinkedHashMap<>();
    private String key;

    void add(JsonNode item) {
        if (key == null) {
            key = textKey(item.path("data"));
        }
        for (String owner : List.of("annotations", "predictions")) {
            item.path(owner)
                    .valueStream()
                    .flatMap(work -> work.path("result").valueStream())
                    .forEach(this::region);
        }
    }

    private static String textKey(JsonNode data) {
        return data.propertyStream()
                .filter(entry -> entry.getValue().isString())
                .map(Map.Entry::getKey)
                .filter(name -> !data.path("text").isString() || name.equals("text"))
                .findFirst()
                .orElse(null);
    }

    private void region(JsonNode region) {
        String name = region.path("from_name").asString("");
        String type = region.path("type").asString("");
        JsonNode labels = region.path("value").path(type);
        boolean known = type.equals("labels") || type.equals("choices");
        if (known
                && !name.isEmpty()
                && labels.isArray()
                && (controls.containsKey(name) || controls.size() < MOST_CONTROLS)) {
            Control control = controls.computeIfAbsent(
                    name,
                    any -> new Control(type, region.path("to_name").asString("text"), new LinkedHashSet<>(), false));
            labels.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .filter(label -> control.labels().size() < ProposedConfig.MOST_LABELS)
                    .forEach(control.labels()::add);
            if (labels.size() > 1) {
                controls.put(name, new Control(control.type(), control.toName(), control.labels(), true));
            }
        }
    }

    /** A config with these controls; for named entities where none was seen. */
    String proposed() {
        LabelConfigBuilder config = new LabelConfigBuilder();
        Set<String> objects = new LinkedHashSet<>();
        controls.values().forEach(control -> objects.add(control.toName()));
        if (controls.isEmpty()) {
            objects.add("text");
        }
        objects.forEach(object -> config.text(object, key == null ? "text" : key));
        controls.forEach((name, control) -> {
            if (control.type().equals("labels")) {
                config.labels(name, control.toName(), control.labels());
            } else {
                config.choices(name, control.toName(), control.labels(), control.several());
            }
        });
        if (controls.isEmpty()) {
            config.labels("ner", "text", LABELS_UNKNOWN);
        }
        return config.build();
    }
}
