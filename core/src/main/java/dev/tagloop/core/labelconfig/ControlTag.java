package dev.tagloop.core.labelconfig;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A tag with which a person says something about an object. */
public sealed interface ControlTag extends Tag {

    /** Labels for stretches of an object, of plain text above all. */
    record Labels(Node node) implements ControlTag {}

    /** Labels for stretches of HTML. */
    record HyperTextLabels(Node node) implements ControlTag {}

    /** Labels for stretches of paragraphs. */
    record ParagraphLabels(Node node) implements ControlTag {}

    /** One or more of given choices. */
    record Choices(Node node) implements ControlTag {

        /** Whether several may be chosen at once. */
        public boolean multiple() {
            return attribute("choice").filter("multiple"::equals).isPresent();
        }
    }

    /** Free text. */
    record TextArea(Node node) implements ControlTag {}

    /** A number of stars. */
    record Rating(Node node) implements ControlTag {}

    /** A number: the tag {@code Number}. */
    record Numeric(Node node) implements ControlTag {}

    /** A date or time. */
    record DateTime(Node node) implements ControlTag {}

    /** Paths in a tree of choices. */
    record Taxonomy(Node node) implements ControlTag {}

    /** The better one of two objects. */
    record Pairwise(Node node) implements ControlTag {}

    /** An order of items. */
    record Ranker(Node node) implements ControlTag {}

    /** A control for other media than text, such as {@code RectangleLabels}. */
    record Other(Node node) implements ControlTag {}

    /** The names of the objects it speaks about. */
    default List<String> toNames() {
        return attribute("toName").stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .map(String::strip)
                .toList();
    }

    /** Whether its regions may have this {@code to_name}. */
    default boolean isAbout(String toName) {
        return toNames().stream().anyMatch(name -> RepeatedName.standsFor(name, toName));
    }

    /** The {@code type} of the regions it makes, and the key under which they hold their labels: {@code labels}. */
    default String resultType() {
        return type().toLowerCase(Locale.ROOT);
    }

    /** Its options at any depth, those of a control inside it excepted. */
    default List<OptionTag> options() {
        return children().stream().flatMap(ControlTag::optionsBelow).toList();
    }

    /** The values of its labels or choices: what regions hold. */
    default List<String> labels() {
        return options().stream()
                .filter(option -> option instanceof OptionTag.Label || option instanceof OptionTag.Choice)
                .map(OptionTag::value)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether its options come from the task's data. */
    default boolean hasDynamicOptions() {
        return attribute("value").flatMap(Variable::keyOf).isPresent()
                || attribute("apiUrl").isPresent();
    }

    /** Whether a region may hold this label: one without options of its own, or with such from the task, takes every label. */
    default boolean offers(String label) {
        return hasDynamicOptions() || options().isEmpty() || labels().contains(label);
    }

    private static Stream<OptionTag> optionsBelow(Tag tag) {
        if (tag instanceof ControlTag) {
            return Stream.empty();
        }
        Stream<OptionTag> own = tag instanceof OptionTag option ? Stream.of(option) : Stream.empty();
        return Stream.concat(own, tag.children().stream().flatMap(ControlTag::optionsBelow));
    }
}
