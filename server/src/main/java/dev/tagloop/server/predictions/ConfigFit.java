package dev.tagloop.server.predictions;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.DataCheck;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.PythonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Whether predictions fit a labelling configuration: names, types and labels that it has, scores from 0 to 1. Faults come in the
 * original's words, each with the number of the region that has it, counted from 0.
 */
public final class ConfigFit {
    private static final List<String> REQUIRED = List.of("from_name", "to_name", "type", "value");
    private static final List<String> RELATED = List.of("from_id", "to_id");

    private final Optional<LabelConfig> config;

    private ConfigFit(Optional<LabelConfig> config) {
        this.config = config;
    }

    public static ConfigFit of(ProjectRef project) {
        return new ConfigFit(DataCheck.parse(project.labelConfig()));
    }

    boolean fits(JsonNode prediction) {
        return faults(prediction).isEmpty();
    }

    /**
     * What is wrong with a prediction; nothing when it fits. What is wrong with relations stands in a list of its own, as in the original.
     *
     * @param prediction an object with {@code result} and {@code score}
     */
    public ArrayNode faults(JsonNode prediction) {
        ArrayNode faults = Json.array();
        score(prediction.get("score")).ifPresent(faults::add);
        JsonNode result = prediction.get("result");
        if (result == null) {
            return faults.add("Missing required field 'result'");
        }
        if (!result.isArray()) {
            return faults.add("'result' must be a list");
        }
        Set<String> ids = new HashSet<>();
        result.forEach(region -> ids.add(text(region, "id")));
        ArrayNode relations = Json.array();
        for (int i = 0; i < result.size(); i++) {
            JsonNode region = result.get(i);
            if (text(region, "type").equals("relation")) {
                relation(i, region, ids).forEach(relations::add);
            } else {
                region(i, region).forEach(faults::add);
            }
        }
        return relations.isEmpty() ? faults : faults.add(relations);
    }

    private static Optional<String> score(JsonNode score) {
        if (score == null || score.isNull()) {
            return Optional.empty();
        }
        if (!score.isNumber()) {
            return Optional.of("Score must be a number, got " + Fields.pythonType(score));
        }
        double value = Json.real(score);
        return value >= 0 && value <= 1
                ? Optional.empty()
                : Optional.of("Score must be between 0.00 and 1.00 inclusive, got " + value);
    }

    private static List<String> missing(String what, JsonNode region, List<String> fields) {
        return fields.stream()
                .filter(field -> !region.has(field))
                .map(field -> what + ": Missing required field '" + field + "'")
                .toList();
    }

    private static List<String> relation(int number, JsonNode relation, Set<String> ids) {
        String what = "Relation " + number;
        List<String> missing = missing(what, relation, RELATED);
        if (!missing.isEmpty()) {
            return missing;
        }
        return RELATED.stream()
                .filter(end -> text(relation, end).isEmpty() || !ids.contains(text(relation, end)))
                .map(end -> what + ": '" + end + "' " + PythonText.of(relation.get(end)) + " not found in regions")
                .toList();
    }

    private List<String> region(int number, JsonNode region) {
        if (!region.isObject()) {
            String shown = region.isString() ? region.stringValue() : PythonText.of(region);
            return List.of("Region must be a dictionary. Got <class '" + Fields.pythonType(region) + "'>: " + shown);
        }
        String what = "Region " + number;
        List<String> missing = missing(what, region, REQUIRED);
        if (!missing.isEmpty()) {
            return missing;
        }
        Optional<ControlTag> control = config.flatMap(found -> found.control(text(region, "from_name")));
        if (control.isEmpty()) {
            return List.of(
                    what + ": 'from_name' " + PythonText.of(region.get("from_name")) + " not found in configuration");
        }
        return ofControl(what, region, control.get());
    }

    private List<String> ofControl(String what, JsonNode region, ControlTag control) {
        List<String> faults = new ArrayList<>();
        String name = PythonText.of(region.get("from_name"));
        String toName = text(region, "to_name");
        if (!control.toNames().contains(toName)) {
            boolean known = config.stream()
                    .flatMap(found -> found.objects().stream())
                    .anyMatch(object -> object.name().equals(toName));
            faults.add(what + ": 'to_name' " + PythonText.of(region.get("to_name"))
                    + (known ? " is not what control " + name + " speaks about" : " not found in configuration"));
        }
        if (!control.resultType().equals(text(region, "type"))) {
            String type = region.get("type").isString()
                    ? "'" + text(region, "type") + "'"
                    : PythonText.of(region.get("type"));
            faults.add(what + ": Type " + type + " does not match expected type '" + control.resultType()
                    + "' for control " + name);
        } else if (!isValue(control, region.get("value"))) {
            ArrayNode options = Json.array();
            control.labels().forEach(options::add);
            faults.add(what + ": Invalid value for control " + name + ". Got: " + PythonText.of(region.get("value"))
                    + ". Valid options: " + PythonText.of(options));
        }
        return faults;
    }

    /** Whether all labels are the control's; one whose options come from the data takes any. */
    private static boolean isValue(ControlTag control, JsonNode value) {
        if (!value.isObject()) {
            return false;
        }
        JsonNode chosen = value.get(control.resultType());
        List<String> known = control.labels();
        if (chosen == null || !chosen.isArray() || known.isEmpty() || control.hasDynamicOptions()) {
            return true;
        }
        return chosen.valueStream().allMatch(label -> label.isArray() || known.contains(label.asString("")));
    }

    private static String text(JsonNode region, String key) {
        JsonNode value = region.get(key);
        return value == null || !value.isString() ? "" : value.stringValue();
    }
}
