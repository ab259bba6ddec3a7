package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.OptionTag;
import dev.tagloop.core.labelconfig.Tag;

/** Attributes without which a tag does nothing. */
final class RequiredRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        config.tags().stream()
                .map(LintedConfig.Placed::tag)
                .takeWhile(tag -> !findings.isFull())
                .forEach(tag -> check(tag, findings));
    }

    private static void check(Tag tag, Findings findings) {
        switch (tag) {
            case ObjectTag object -> {
                require(object, "name", "Give it one: controls refer to it by toName.", findings);
                if (isBlank(object, "valueList")) {
                    require(object, "value", "Say what it shows, such as value=\"$text\".", findings);
                }
            }
            case ControlTag control -> {
                require(control, "name", "Give it one: results are stored under it.", findings);
                require(control, "toName", "Name the object that it is about.", findings);
            }
            case OptionTag.Bucket bucket ->
                require(bucket, "name", "Give it one: results are stored under it.", findings);
            case OptionTag option -> require(option, "value", "Give it one: it is what people see.", findings);
            default -> {
                // Layout needs nothing.
            }
        }
    }

    private static void require(Tag tag, String attribute, String hint, Findings findings) {
        if (isBlank(tag, attribute)) {
            findings.error(tag.placeOf(attribute), Words.tag(tag.type()) + " has no " + attribute + ".", hint);
        }
    }

    private static boolean isBlank(Tag tag, String attribute) {
        return tag.attribute(attribute).map(String::isBlank).orElse(true);
    }
}
