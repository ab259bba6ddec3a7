package dev.tagloop.labelstudio.convert.rows;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.rows.RowKind;
import dev.tagloop.core.rows.RowMarks;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what is labelled in a row as regions of a label config. */
public final class MarkWriter {
    private final RowTarget target;

    /** A writer for a label config. */
    public MarkWriter(RowTarget target) {
        this.target = target;
    }

    /**
     * What keeps the config from taking such labels.
     *
     * @param labels those that are known to come
     */
    Optional<String> problem(RowKind kind, List<String> labels) {
        return switch (kind) {
            case TOKEN_CLASSIFICATION, QUESTION_ANSWERING ->
                target.spans().isEmpty()
                        ? Optional.of("the label config has no <Labels> for a <Text>")
                        : missing(SpanWriter.of(target.spans().get()).missing(labels));
            case TEXT_CLASSIFICATION ->
                target.choices(labels).isEmpty()
                        ? Optional.of("the label config has no <Choices>")
                        : missing(labels.stream()
                                .filter(label -> !target.choices(labels).get().offers(label))
                                .toList());
            case SUMMARIZATION ->
                target.textArea().isEmpty() ? Optional.of("the label config has no <TextArea>") : Optional.empty();
            case TEXT -> Optional.empty();
        };
    }

    private static Optional<String> missing(List<String> labels) {
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of("the label config lacks "
                        + (labels.size() == 1 ? "the label " : "the labels ")
                        + String.join(", ", labels.subList(0, Math.min(10, labels.size())))
                        + (labels.size() > 10 ? " and " + (labels.size() - 10) + " more" : ""));
    }

    /**
     * The regions.
     *
     * @throws ConversionException if the config has no place for them
     */
    public List<? extends Region> regions(String text, RowMarks marks) {
        return switch (marks) {
            case RowMarks.Spans found -> spans(text, found.spans());
            case RowMarks.Answers found -> found.spans().isEmpty() ? unanswerable() : spans(text, found.spans());
            case RowMarks.Labels found -> found.labels().isEmpty() ? List.of() : List.of(choices(found.labels()));
            case RowMarks.Written found -> List.of(written(found.texts()));
        };
    }

    private List<? extends Region> spans(String text, List<LabeledSpan> spans) {
        return SpanWriter.of(target.spans()
                        .orElseThrow(() -> new ConversionException("the label config has no <Labels> for a <Text>")))
                .regions(new LabeledText(text, spans));
    }

    private List<Region> unanswerable() {
        List<String> none = List.of(LabelConfigTemplates.UNANSWERABLE);
        return target.choices(none)
                .filter(control -> control.offers(none.getFirst()))
                .map(control -> List.<Region>of(choices(control, none)))
                .orElse(List.of());
    }

    private Region choices(List<String> labels) {
        ControlTag control =
                target.choices(labels).orElseThrow(() -> new ConversionException("the label config has no <Choices>"));
        labels.stream().filter(label -> !control.offers(label)).findFirst().ifPresent(label -> {
            throw new ConversionException("the choice " + label + " is none of the label config's, which are "
                    + String.join(", ", control.labels()) + "; add it to the config");
        });
        return choices(control, labels);
    }

    private static Region choices(ControlTag control, List<String> labels) {
        return new ChoicesRegion(region(control, "choices", Map.of("choices", labels)));
    }

    private Region written(List<String> texts) {
        ControlTag control =
                target.textArea().orElseThrow(() -> new ConversionException("the label config has no <TextArea>"));
        return new TextAreaRegion(region(control, "textarea", Map.of("text", texts)));
    }

    private static JsonObject region(ControlTag control, String type, Map<String, ?> value) {
        return JsonObject.empty()
                .with("from_name", control.name())
                .with("to_name", control.toNames().getFirst())
                .with("type", type)
                .with("value", value);
    }
}
