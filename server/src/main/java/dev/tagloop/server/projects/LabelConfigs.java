package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.core.labelconfig.ParsedControl;
import dev.tagloop.server.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a project's answer says about its label config. */
final class LabelConfigs {
    private LabelConfigs() {}

    /** @throws LabelConfigException for XML that is broken or a config that cannot be used */
    static LabelConfig check(String xml) {
        LabelConfig config = LabelConfig.parse(xml);
        config.validate();
        return config;
    }

    /** {@code {control: {overall, type, labels: {label: weight}}}}: 1.0 everywhere but where a person said otherwise. */
    static ObjectNode controlWeights(LabelConfig config, String stored) {
        JsonNode own = Json.parse(stored);
        ObjectNode weights = Json.object();
        for (ParsedControl control : config.parsedControls()) {
            JsonNode ownControl = own.path(control.name());
            ObjectNode weight = weights.putObject(control.name());
            weight.set("overall", weight(ownControl.path("overall")));
            weight.put("type", control.type());
            ObjectNode labels = weight.putObject("labels");
            for (String label : control.labels().keySet()) {
                labels.set(label, weight(ownControl.path("labels").path(label)));
            }
        }
        return weights;
    }

    private static JsonNode weight(JsonNode own) {
        return own.isNumber() ? own : Json.tree(1.0);
    }

    /** Whether several tasks can be labelled at once: no control marks regions. (HyperTextLabels count as none: as in the original.) */
    static boolean isSuitableForBulk(LabelConfig config) {
        return config.controls().stream().noneMatch(LabelConfigs::marksRegions);
    }

    private static boolean marksRegions(ControlTag control) {
        String type = control.type().toLowerCase(Locale.ROOT);
        return switch (control) {
            case ControlTag.HyperTextLabels hyperText -> false;
            case ControlTag.Labels labels -> true;
            case ControlTag.ParagraphLabels paragraphs -> true;
            case ControlTag.Other other ->
                type.endsWith("labels")
                        || List.of("rectangle", "polygon", "ellipse", "keypoint", "brush")
                                .contains(type);
            default -> false;
        };
    }

    /** True when a label, a control or its source of the old config is missing or different in the new one. */
    static boolean isEssentiallyChanged(LabelConfig before, LabelConfig after) {
        Map<String, ParsedControl> old =
                before.parsedControls().stream().collect(Collectors.toMap(ParsedControl::name, control -> control));
        return after.parsedControls().stream().anyMatch(control -> {
            ParsedControl was = old.get(control.name());
            return was == null
                    || !was.type().equals(control.type())
                    || !was.inputs().equals(control.inputs())
                    || !new HashSet<>(control.labels().keySet())
                            .containsAll(was.labels().keySet());
        });
    }
}
