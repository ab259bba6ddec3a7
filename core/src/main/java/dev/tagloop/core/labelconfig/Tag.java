package dev.tagloop.core.labelconfig;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A tag of a labelling configuration with everything that was written in it. */
public sealed interface Tag permits ObjectTag, ControlTag, OptionTag, LayoutTag, UnknownTag {

    /** The tag as written. */
    Node node();

    /** The tag's name, such as {@code Labels}. */
    default String type() {
        return node().type();
    }

    /** The attribute {@code name}; empty text where there is none. */
    default String name() {
        return attribute("name").orElse("");
    }

    /** An attribute as written. */
    default Optional<String> attribute(String attribute) {
        return Optional.ofNullable(node().attributes().get(attribute));
    }

    /** The tags directly inside. */
    default List<Tag> children() {
        return node().children();
    }

    /** Where the tag begins. */
    default Place place() {
        return node().place();
    }

    /** Where an attribute begins; where the tag begins if it has no such attribute. */
    default Place placeOf(String attribute) {
        return node().attributePlaces().getOrDefault(attribute, place());
    }

    /** This tag and all inside, in the order written. */
    default Stream<Tag> walk() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Tag::walk));
    }
}
