package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.model.LabelsRegion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes spans as regions of a label config: names of tags from the config, offsets in code points, the text itself and,
 * for predictions, the score. Immutable; bears several threads.
 */
public final class SpanWriter {
    private final SpanTarget target;
    private final Map<String, String> renamed;
    private final Map<String, ControlTag.Labels> controls = new HashMap<>();

    private SpanWriter(SpanTarget target, Map<String, String> renamed) {
        this.target = target;
        this.renamed = Map.copyOf(renamed);
        for (ControlTag.Labels control : target.controls()) {
            control.labels().forEach(label -> controls.putIfAbsent(label, control));
        }
    }

    /**
     * A writer for tasks of a project with this config.
     *
     * @throws ConversionException if the config has no labels for plain text
     */
    public static SpanWriter of(LabelConfig config) {
        return of(SpanTarget.of(config));
    }

    /** A writer for a target of one's own choice. */
    public static SpanWriter of(SpanTarget target) {
        return new SpanWriter(target, Map.of());
    }

    /** The same, but a span labelled with a key of {@code names} is written with its value: {@code PERSON} as {@code PER}. */
    public SpanWriter renaming(Map<String, String> names) {
        return new SpanWriter(target, names);
    }

    /**
     * Those labels that no control of the config offers, even after renaming. Ask before a long prediction; writing such a
     * span fails.
     */
    public List<String> missing(Collection<String> labels) {
        return labels.stream()
                .filter(label -> control(label).isEmpty())
                .distinct()
                .toList();
    }

    /**
     * Regions with scores, in the order of {@code spans}.
     *
     * @throws ConversionException if a label is none of the config's
     * @throws IndexOutOfBoundsException if a span ends behind the text
     */
    public List<LabelsRegion> regions(String text, List<ScoredSpan> spans) {
        Text content = Text.of(text);
        return spans.stream()
                .map(span -> region(content, span.span(), span.label()).withScore(span.score()))
                .toList();
    }

    /**
     * Regions of a text that is known to be labelled so, without scores.
     *
     * @throws ConversionException if a label is none of the config's
     */
    public List<LabelsRegion> regions(LabeledText labelled) {
        Text content = labelled.asText();
        return labelled.spans().stream()
                .map(span -> region(content, span.span(), span.label()))
                .toList();
    }

    private LabelsRegion region(Text content, CodePointSpan span, String label) {
        ControlTag.Labels control = control(label).orElseThrow(() -> unknown(label));
        return LabelsRegion.create(
                control.name(), target.text().name(), span, content.slice(span), List.of(written(label)));
    }

    /** The control that offers the label; one whose labels come from the task's data may offer any. */
    private Optional<ControlTag.Labels> control(String label) {
        return Optional.ofNullable(controls.get(written(label)))
                .or(() -> target.controls().stream()
                        .filter(ControlTag::hasDynamicOptions)
                        .findFirst());
    }

    private String written(String label) {
        return renamed.getOrDefault(label, label);
    }

    private ConversionException unknown(String label) {
        String name = written(label);
        String said = name.equals(label) ? "the label " + label : "the label " + name + " (from " + label + ")";
        return new ConversionException(said + " is none of the label config's, which are "
                + String.join(", ", target.labels()) + "; map it to one of them or add it to the config");
    }
}
