package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a label config keeps labelled spans of plain text: one Text tag and the Labels tags that speak about it.
 *
 * @param text the Text tag
 * @param controls the Labels tags about it, in the order of the config; at least one
 */
public record SpanTarget(ObjectTag.Text text, List<ControlTag.Labels> controls) {
    /** Checks that there is a control. */
    public SpanTarget {
        controls = List.copyOf(controls);
        if (controls.isEmpty()) {
            throw new IllegalArgumentException("a target of spans needs a Labels tag");
        }
    }

    /** All Text tags with Labels, in the order of the config. */
    public static List<SpanTarget> all(LabelConfig config) {
        return config.objects().stream()
                .filter(ObjectTag.Text.class::isInstance)
                .map(ObjectTag.Text.class::cast)
                .filter(text -> !about(text, config).isEmpty())
                .map(text -> new SpanTarget(text, about(text, config)))
                .toList();
    }

    /**
     * Finds the first Text tag with Labels.
     *
     * @throws ConversionException if the config has none
     */
    public static SpanTarget of(LabelConfig config) {
        return all(config).stream()
                .findFirst()
                .orElseThrow(
                        () -> new ConversionException(
                                "the label config has no <Labels> for a <Text>; spans need both: "
                                        + "<Text name=\"text\" value=\"$text\"/> and <Labels name=\"ner\" toName=\"text\"> with a <Label> each"));
    }

    /** All labels of all controls, in the order of the config, each once. */
    public List<String> labels() {
        return controls.stream()
                .flatMap(control -> control.labels().stream())
                .distinct()
                .toList();
    }

    /** The names of the controls. */
    public Set<String> controlNames() {
        return controls.stream().map(ControlTag.Labels::name).collect(Collectors.toUnmodifiableSet());
    }

    private static List<ControlTag.Labels> about(ObjectTag.Text text, LabelConfig config) {
        return config.controls().stream()
                .filter(ControlTag.Labels.class::isInstance)
                .map(ControlTag.Labels.class::cast)
                .filter(control -> control.toNames().contains(text.name()))
                .toList();
    }
}
