package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.Tag;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Conditions that can never come true, so that what waits for them is never shown. */
final class ConditionRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        List<ControlTag> controls = config.config().controls();
        for (LintedConfig.Placed placed : config.tags()) {
            if (findings.isFull()) {
                return;
            }
            Tag tag = placed.tag();
            List<ControlTag> awaited = check(tag, "whenTagName", names(controls), findings)
                    ? controls.stream()
                            .filter(control -> parts(tag, "whenTagName").contains(control.name()))
                            .toList()
                    : controls;
            check(tag, "whenLabelValue", labels(awaited), findings);
            check(tag, "whenChoiceValue", labels(awaited), findings);
        }
    }

    /** @return whether the attribute is there and names what there is */
    private static boolean check(Tag tag, String attribute, Collection<String> known, Findings findings) {
        List<String> parts = parts(tag, attribute);
        if (known.isEmpty()) {
            return false;
        }
        for (String part : parts) {
            if (!known.contains(part)) {
                findings.warning(
                        tag.placeOf(attribute),
                        attribute + "=" + Words.quote(part) + " names nothing: " + Words.tag(tag.type())
                                + " would never be shown.",
                        Words.didYouMean(part, known, "Name what is in the config."));
                return false;
            }
        }
        return !parts.isEmpty();
    }

    private static List<String> parts(Tag tag, String attribute) {
        return Arrays.stream(tag.attribute(attribute).orElse("").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<String> names(List<ControlTag> controls) {
        return controls.stream().map(ControlTag::name).toList();
    }

    /** Empty where one of the controls takes its labels from the task. */
    private static List<String> labels(List<ControlTag> controls) {
        return controls.stream().anyMatch(ControlTag::hasDynamicOptions)
                ? List.of()
                : controls.stream()
                        .flatMap(control -> control.options().stream())
                        // Conditions may name what people see as well as what results hold.
                        .flatMap(option -> Stream.concat(Stream.of(option.value()), option.attribute("value").stream()))
                        .distinct()
                        .toList();
    }
}
