package dev.tagloop.core.labelconfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Draws the shape of {@code parsed_label_config} from a configuration. */
final class ControlParser {

    private final LabelConfig config;

    ControlParser(LabelConfig config) {
        this.config = config;
    }

    List<ParsedControl> parse() {
        return config.controls().stream().map(this::parse).toList();
    }

    private ParsedControl parse(ControlTag control) {
        List<ParsedControl.Input> inputs = control.toNames().stream()
                .flatMap(name -> config.object(name).stream())
                .map(ControlParser::input)
                .toList();
        return new ParsedControl(
                control.name(),
                control.type(),
                control.toNames(),
                condition(control),
                control.hasDynamicOptions(),
                inputs,
                labels(control));
    }

    private static ParsedControl.Input input(ObjectTag object) {
        String value = object.attribute("value").orElse("");
        return new ParsedControl.Input(
                object.type(),
                object.attribute("valueType").orElse(null),
                value.startsWith("$") ? value.substring(1) : value);
    }

    private static SequencedMap<String, Map<String, String>> labels(ControlTag control) {
        SequencedMap<String, Map<String, String>> labels = new LinkedHashMap<>();
        for (OptionTag option : control.options()) {
            boolean isLabel = option instanceof OptionTag.Label
                    || option instanceof OptionTag.Choice
                    || option instanceof OptionTag.Relation;
            if (isLabel && !option.value().isEmpty()) {
                labels.put(option.value(), option.node().attributes());
            }
        }
        return labels;
    }

    private static Optional<ParsedControl.Condition> condition(ControlTag control) {
        if (control.attribute("perRegion").filter("true"::equals).isEmpty()) {
            return Optional.empty();
        }
        return condition(control, "whenTagName", "tag")
                .or(() -> condition(control, "whenLabelValue", "label"))
                .or(() -> condition(control, "whenChoiceValue", "choice"));
    }

    private static Optional<ParsedControl.Condition> condition(ControlTag control, String attribute, String type) {
        return control.attribute(attribute)
                .filter(name -> !name.isEmpty())
                .map(name -> new ParsedControl.Condition(type, name));
    }
}
