package dev.tagloop.core.labelconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The labels and choices of a control as they stand in its text, each with its path through the options that it lies in. */
final class OptionTree {

    /**
     * An option.
     *
     * @param path what regions hold of the options around it and of itself, outermost first
     * @param parent the option that it lies in; null for none
     */
    record Option(Element element, List<String> path, Option parent) {

        /** What people see, where that is not what regions hold. */
        Optional<String> seen() {
            return Optional.ofNullable(element.attributes.get("value")).filter(value -> !value.equals(path.getLast()));
        }

        /** The attribute that tells what regions hold. */
        String attribute() {
            return element.attributes.getOrDefault("alias", "").isEmpty() ? "value" : "alias";
        }
    }

    private final List<Option> options = new ArrayList<>();

    OptionTree(Element control) {
        control.children.forEach(child -> add(child, null));
    }

    private void add(Element element, Option parent) {
        Tag tag = TagReader.read(element);
        if (tag instanceof ControlTag) {
            return;
        }
        Option inside = parent;
        boolean picked = tag instanceof OptionTag.Label || tag instanceof OptionTag.Choice;
        if (picked && tag instanceof OptionTag option && !option.value().isEmpty()) {
            List<String> path = new ArrayList<>(parent == null ? List.of() : parent.path());
            path.add(option.value());
            inside = new Option(element, List.copyOf(path), parent);
            options.add(inside);
        }
        for (Element child : element.children) {
            add(child, inside);
        }
    }

    /** In the order written. */
    List<Option> options() {
        return options;
    }

    boolean isNested() {
        return options.stream().anyMatch(option -> option.parent() != null);
    }

    boolean has(List<String> path) {
        return options.stream().anyMatch(option -> option.path().equals(path));
    }
}
