package dev.tagloop.core.labelconfig;

/** A tag inside a control that a person can pick. */
public sealed interface OptionTag extends Tag {

    /** A label for regions. */
    record Label(Node node) implements OptionTag {}

    /** A choice, which may hold further choices. */
    record Choice(Node node) implements OptionTag {}

    /** A kind of relation between regions. */
    record Relation(Node node) implements OptionTag {}

    /** A bucket to sort items into. */
    record Bucket(Node node) implements OptionTag {}

    /** What regions hold when this is picked: the alias if there is one, else the value; empty text without either. */
    default String value() {
        return attribute("alias")
                .filter(alias -> !alias.isEmpty())
                .or(() -> attribute("value"))
                .orElse("");
    }
}
