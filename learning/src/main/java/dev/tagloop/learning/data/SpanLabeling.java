package dev.tagloop.learning.data;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a label config that puts labels on stretches of a text: which control, which object, which key of the data.
 *
 * @param control name of the Labels tag
 * @param object name of the Text tag
 * @param dataKey key of the task's data that holds the text
 * @param labels the labels that regions may hold; empty where they come from the data
 */
public record SpanLabeling(String control, String object, String dataKey, List<String> labels) {

    /** Copies the labels. */
    public SpanLabeling {
        labels = List.copyOf(labels);
    }

    /**
     * The first Labels control on a Text whose text comes from the data.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SpanLabeling of(LabelConfig config) {
        for (ControlTag control : config.controls()) {
            if (control instanceof ControlTag.Labels) {
                Optional<SpanLabeling> found = control.toNames().stream()
                        .flatMap(name -> config.object(name).stream())
                        .flatMap(object -> of(control, object).stream())
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new IllegalArgumentException(
                "the label config has no <Labels> on a <Text value=\"$...\">, which is what can"
                        + " be trained and predicted; its controls are "
                        + config.controls().stream().map(ControlTag::type).toList());
    }

    private static Optional<SpanLabeling> of(ControlTag control, ObjectTag object) {
        if (!(object instanceof ObjectTag.Text)) {
            return Optional.empty();
        }
        return object.dataKey().map(key -> new SpanLabeling(control.name(), object.name(), key, control.labels()));
    }

    /** The text of a task, with lone surrogates replaced; empty if the data has no such text. */
    public Optional<String> text(JsonObject data) {
        return data.text(dataKey).map(text -> LoneSurrogates.replace(text).text());
    }

    /**
     * A task's labels. A region with several labels gives a span for each; regions of other controls are none, and those
     * that do not lie in the text are left out.
     *
     * @param data the task's data
     * @param result its regions
     * @return empty if the data has no text
     */
    public Optional<LabeledText> read(JsonObject data, List<Region> result) {
        return text(data).map(text -> {
            int length = Text.of(text).codePoints();
            List<LabeledSpan> spans = new ArrayList<>();
            for (Region region : result) {
                if (region instanceof LabelsRegion labels
                        && region.fromName().filter(control::equals).isPresent()
                        && !labels.span().isEmpty()
                        && labels.span().end() <= length) {
                    labels.labels().forEach(label -> spans.add(new LabeledSpan(labels.span(), label)));
                }
            }
            return new LabeledText(text, spans);
        });
    }

    /** A prediction as a region, with the text it covers and its score. */
    public LabelsRegion region(Text text, ScoredSpan prediction) {
        CodePointSpan span = prediction.span();
        return LabelsRegion.create(control, object, span, text.slice(span), List.of(prediction.label()))
                .withScore(prediction.score());
    }
}
