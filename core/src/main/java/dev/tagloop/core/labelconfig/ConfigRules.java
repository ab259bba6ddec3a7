package dev.tagloop.core.labelconfig;

import dev.tagloop.core.text.CodePointOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The checks of Label Studio's schema for text tags; tags it does not mention are never refused. */
final class ConfigRules {

    private final LabelConfig config;

    ConfigRules(LabelConfig config) {
        this.config = config;
    }

    void check() {
        List<Tag> tags = config.root().walk().toList();
        tags.forEach(ConfigRules::checkSchema);
        checkUniqueNames(tags);
        checkTargets(tags);
    }

    private static void checkSchema(Tag tag) {
        switch (tag) {
            case ObjectTag.Text text -> requireSource(text);
            case ObjectTag.HyperText text -> requireSource(text);
            case ControlTag.Labels labels -> {
                requireTarget(labels);
                requireOption(labels, "Label", OptionTag.Label.class::isInstance);
            }
            case ControlTag.Choices choices -> {
                requireTarget(choices);
                requireOption(choices, "Choice", OptionTag.Choice.class::isInstance);
            }
            case ControlTag.TextArea area -> requireTarget(area);
            case ControlTag.Numeric number -> requireTarget(number);
            case OptionTag.Label label -> require(label, "value");
            case OptionTag.Choice choice -> require(choice, "value");
            default -> {
                // Of the other tags the original's schema knows Image alone.
                if (tag.type().equals("Image")) {
                    requireSource(tag);
                }
            }
        }
    }

    private static void requireSource(Tag tag) {
        require(tag, "name");
        if (tag.attribute("valueList").isEmpty()) {
            require(tag, "value");
        }
    }

    private static void requireTarget(ControlTag tag) {
        require(tag, "name");
        require(tag, "toName");
    }

    private static void requireOption(ControlTag tag, String option, Predicate<Tag> isOption) {
        boolean found = tag.children().stream().anyMatch(isOption.or(LayoutTag.View.class::isInstance));
        if (!found && tag.attribute("value").isEmpty()) {
            throw missing(option, tag);
        }
    }

    private static void require(Tag tag, String attribute) {
        if (tag.attribute(attribute).isEmpty()) {
            throw missing(attribute, tag);
        }
    }

    private static LabelConfigException missing(String property, Tag tag) {
        return new LabelConfigException(
                "Validation failed on : '" + property + "' is a required property", tag.place());
    }

    private static void checkUniqueNames(List<Tag> tags) {
        Set<String> names = new LinkedHashSet<>();
        for (Tag tag : tags) {
            if (tag.attribute("name").isPresent() && isNamed(tag) && !names.add(tag.name())) {
                throw new LabelConfigException("Label config contains non-unique names", tag.place());
            }
        }
    }

    private static void checkTargets(List<Tag> tags) {
        Set<String> names = new TreeSet<>(CodePointOrder.COMPARATOR);
        tags.stream()
                .filter(tag -> tag.attribute("name").isPresent())
                .map(Tag::name)
                .forEach(names::add);
        for (Tag tag : tags) {
            for (String target : tag.attribute("toName").orElse("").split(",")) {
                if (tag.attribute("toName").isPresent() && !names.contains(target.strip())) {
                    throw new LabelConfigException(
                            "toName=\"" + target + "\" not found in names: "
                                    + names.stream()
                                            .map(name -> "'" + name + "'")
                                            .toList(),
                            tag.place());
                }
            }
        }
    }

    /** Buckets have names of their own, which are keys inside their ranker and no names of the configuration. */
    private static boolean isNamed(Tag tag) {
        return !(tag instanceof OptionTag);
    }
}
