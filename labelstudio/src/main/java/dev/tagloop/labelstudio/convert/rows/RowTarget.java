package dev.tagloop.labelstudio.convert.rows;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanTarget;
import java.util.List;
import java.util.Optional;

/** Where a label config wants the texts of a row, and which control takes its labels. */
public final class RowTarget {
    private final LabelConfig config;
    private final Optional<SpanTarget> spans;
    private final String textKey;
    private final List<String> otherKeys;

    /** @throws ConversionException if the config shows no text, or only one inside another value */
    public RowTarget(LabelConfig config) {
        this.config = config;
        this.spans = SpanTarget.all(config).stream().findFirst();
        List<Variable> variables = config.variables().stream()
                .filter(variable -> variable.tag() instanceof ObjectTag)
                .toList();
        this.textKey = textKey(variables);
        this.otherKeys = variables.stream()
                .filter(variable -> !variable.isNested())
                .map(Variable::key)
                .filter(key -> !key.equals(textKey))
                .toList();
    }

    /** The text with labels for its spans, if there is one. */
    public Optional<SpanTarget> spans() {
        return spans;
    }

    /** The data key of the text to be labelled: that of the Text tag with Labels, else of the first Text, else of the first object. */
    public String textKey() {
        return textKey;
    }

    private String textKey(List<Variable> variables) {
        Optional<Variable> text =
                spans.flatMap(target -> variable(variables, target.text().name()));
        Variable variable = text.or(() -> variables.stream()
                        .filter(candidate -> candidate.tag() instanceof ObjectTag.Text)
                        .findFirst())
                .or(() -> variables.stream().findFirst())
                .orElseThrow(() -> new ConversionException(
                        "the label config shows no text of a task; add <Text name=\"text\" value=\"$text\"/>"));
        if (variable.isNested()) {
            throw new ConversionException("the label config wants the text at \"" + variable.path()
                    + "\", inside another value; rows make tasks for a plain key such as $text");
        }
        return variable.key();
    }

    private static Optional<Variable> variable(List<Variable> variables, String object) {
        return variables.stream()
                .filter(variable -> ((ObjectTag) variable.tag()).name().equals(object))
                .findFirst();
    }

    /** The data key of a further text: its own name where the config shows it, else that of the second Text, else its own name. */
    public String otherKey(String name) {
        return otherKeys.contains(name) || otherKeys.isEmpty() ? name : otherKeys.getFirst();
    }

    /** The control for labels of a text as a whole, which offers all of these if any does. */
    public Optional<ControlTag> choices(List<String> labels) {
        List<ControlTag> all = config.controls().stream()
                .filter(ControlTag.Choices.class::isInstance)
                .filter(control ->
                        control.attribute("perRegion").filter("true"::equals).isEmpty())
                .toList();
        return all.stream()
                .filter(control -> labels.stream().allMatch(control::offers))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** The first control for written text. */
    public Optional<ControlTag> textArea() {
        return config.controls().stream()
                .filter(ControlTag.TextArea.class::isInstance)
                .findFirst();
    }
}
