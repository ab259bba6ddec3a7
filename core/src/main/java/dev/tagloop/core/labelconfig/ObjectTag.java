package dev.tagloop.core.labelconfig;

import java.util.Optional;

/** A tag that shows something of the task's data. */
public sealed interface ObjectTag extends Tag {

    /** Plain text. */
    record Text(Node node) implements ObjectTag {}

    /** HTML. */
    record HyperText(Node node) implements ObjectTag {}

    /** A dialogue or another list of paragraphs. */
    record Paragraphs(Node node) implements ObjectTag {

        /** The key of a paragraph's author in the data. */
        public String nameKey() {
            return attribute("nameKey").orElse("author");
        }

        /** The key of a paragraph's text in the data. */
        public String textKey() {
            return attribute("textKey").orElse("text");
        }
    }

    /** A list of items to rank: the tag {@code List}. */
    record Items(Node node) implements ObjectTag {}

    /** An object for other media than text, such as {@code Image}. */
    record Other(Node node) implements ObjectTag {}

    /** The key of the task's data that is shown; none where the value is literal. */
    default Optional<String> dataKey() {
        return attribute("value").or(() -> attribute("valueList")).flatMap(Variable::keyOf);
    }
}
