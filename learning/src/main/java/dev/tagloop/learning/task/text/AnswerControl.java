package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.OptionTag;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.labelstudio.convert.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The control of a label config with which a person says something about a whole text, and the text that it is about.
 *
 * @param control Choices, Taxonomy, Rating or Number
 * @param text the text
 * @param pair a second text that is read with it
 */
record AnswerControl(ControlTag control, ObjectTag.Text text, Optional<ObjectTag.Text> pair) {
    private static final String PAIR = "text_pair";
    private static final String STEP = " / ";

    /** The first one of any kind; empty if there is none. */
    static Optional<AnswerControl> find(LabelConfig config) {
        return find(config, control -> true);
    }

    /** @throws ConversionException if there is none */
    static AnswerControl of(LabelConfig config) {
        return find(config)
                .orElseThrow(
                        () -> new ConversionException(
                                "the label config has no <Choices>, <Taxonomy>, <Rating> or <Number>"
                                        + " for a whole <Text>; add <Choices name=\"label\" toName=\"text\"> with a <Choice> each"));
    }

    /** The first one that takes such answers. @throws ConversionException if there is none */
    static AnswerControl of(LabelConfig config, ProblemType type) {
        boolean number = type == ProblemType.REGRESSION;
        return find(config, control -> takesNumbers(control) == number)
                .orElseThrow(() -> new ConversionException(
                        number
                                ? "the label config has no <Number> or <Rating> for a whole <Text>, which the model's numbers need"
                                : "the label config has no <Choices> or <Taxonomy> for a whole <Text>, which the model's labels"
                                        + " need"));
    }

    /** Each of them, in the order of the config. */
    static List<AnswerControl> all(LabelConfig config) {
        List<AnswerControl> all = new ArrayList<>();
        for (ControlTag control : config.controls()) {
            boolean whole =
                    control.attribute("perRegion").filter("true"::equals).isEmpty();
            if (whole && takesAnswers(control)) {
                List<ObjectTag.Text> texts = texts(control, config);
                if (!texts.isEmpty()) {
                    all.add(new AnswerControl(control, texts.getFirst(), pair(texts, config)));
                }
            }
        }
        return all;
    }

    private static Optional<AnswerControl> find(LabelConfig config, Predicate<ControlTag> condition) {
        return all(config).stream()
                .filter(target -> condition.test(target.control()))
                .findFirst();
    }

    private static boolean takesAnswers(ControlTag control) {
        return control instanceof ControlTag.Choices || control instanceof ControlTag.Taxonomy || takesNumbers(control);
    }

    private static boolean takesNumbers(ControlTag control) {
        return control instanceof ControlTag.Rating || control instanceof ControlTag.Numeric;
    }

    private static List<ObjectTag.Text> texts(ControlTag control, LabelConfig config) {
        return control.toNames().stream()
                .flatMap(name -> config.object(name).stream())
                .filter(ObjectTag.Text.class::isInstance)
                .map(ObjectTag.Text.class::cast)
                .toList();
    }

    private static Optional<ObjectTag.Text> pair(List<ObjectTag.Text> texts, LabelConfig config) {
        if (texts.size() > 1) {
            return Optional.of(texts.get(1));
        }
        return config.object(PAIR)
                .filter(ObjectTag.Text.class::isInstance)
                .map(ObjectTag.Text.class::cast)
                .filter(text -> !text.name().equals(texts.getFirst().name()));
    }

    /** What it asks. */
    ProblemType type() {
        if (takesNumbers(control)) {
            return ProblemType.REGRESSION;
        }
        boolean several = control instanceof ControlTag.Choices choices
                ? choices.multiple()
                : control.attribute("maxUsages").filter("1"::equals).isEmpty();
        return several ? ProblemType.MULTI_LABEL_CLASSIFICATION : ProblemType.SINGLE_LABEL_CLASSIFICATION;
    }

    /** The label of a way through a tree of choices: the names along it. */
    static String label(List<String> path) {
        return String.join(STEP, path);
    }

    /** The ways of all choices by their labels, in the order of the config. */
    Map<String, List<String>> paths() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        control.children().forEach(child -> add(child, List.of(), paths));
        return paths;
    }

    private static void add(Tag tag, List<String> above, Map<String, List<String>> paths) {
        if (tag instanceof ControlTag) {
            return;
        }
        List<String> path = above;
        if (tag instanceof OptionTag.Choice choice && !choice.value().isEmpty()) {
            path = new ArrayList<>(above);
            path.add(choice.value());
            paths.put(label(path), List.copyOf(path));
        }
        for (Tag child : tag.children()) {
            add(child, path, paths);
        }
    }

    /** The way of a label; empty if the control does not offer it. */
    Optional<List<String>> path(String label) {
        Map<String, List<String>> paths = paths();
        return Optional.ofNullable(paths.get(label))
                .or(() -> paths.isEmpty() || control.hasDynamicOptions()
                        ? Optional.of(List.of(label))
                        : Optional.empty());
    }
}
