package dev.tagloop.server.predictions;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.server.tasks.DataCheck;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether predictions fit a labelling configuration: names, types and labels that it has, scores from 0 to 1. */
final class ConfigFit {
    private final Optional<LabelConfig> config;

    private ConfigFit(Optional<LabelConfig> config) {
        this.config = config;
    }

    static ConfigFit of(ProjectRef project) {
        return new ConfigFit(DataCheck.parse(project.labelConfig()));
    }

    boolean fits(JsonNode prediction) {
        JsonNode result = prediction.get("result");
        JsonNode score = prediction.get("score");
        return result != null
                && result.isArray()
                && (score == null || score.isNull() || isShare(score))
                && regions(result);
    }

    private static boolean isShare(JsonNode score) {
        return score.isNumber() && score.doubleValue() >= 0 && score.doubleValue() <= 1;
    }

    private boolean regions(JsonNode result) {
        Set<String> ids = new HashSet<>();
        result.forEach(region -> ids.add(text(region, "id")));
        return result.valueStream().allMatch(region -> isRelation(region) ? relates(region, ids) : fitsControl(region));
    }

    private static boolean isRelation(JsonNode region) {
        return text(region, "type").equals("relation");
    }

    private static boolean relates(JsonNode relation, Set<String> ids) {
        String from = text(relation, "from_id");
        String to = text(relation, "to_id");
        return !from.isEmpty() && !to.isEmpty() && ids.contains(from) && ids.contains(to);
    }

    private boolean fitsControl(JsonNode region) {
        JsonNode value = region.get("value");
        if (value == null || !value.isObject()) {
            return false;
        }
        return config.flatMap(found -> found.control(text(region, "from_name")))
                .filter(control -> control.toNames().contains(text(region, "to_name")))
                .filter(control -> control.resultType().equals(text(region, "type")))
                .filter(control -> labels(control, value.get(control.resultType())))
                .isPresent();
    }

    /** Whether all labels are the control's; one whose options come from the data takes any. */
    private static boolean labels(ControlTag control, JsonNode chosen) {
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
