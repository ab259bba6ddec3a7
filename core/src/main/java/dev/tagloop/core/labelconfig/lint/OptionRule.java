package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.OptionTag;
import dev.tagloop.core.labelconfig.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Labels and choices: where they may stand, that there are some, and that no two are alike. */
final class OptionRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        for (LintedConfig.Placed placed : config.tags()) {
            if (findings.isFull()) {
                return;
            }
            switch (placed.tag()) {
                case OptionTag option -> checkOwner(option, placed.owner(), findings);
                case ControlTag control -> checkOptions(control, findings);
                default -> {
                    // Other tags have no options.
                }
            }
        }
    }

    private static void checkOwner(OptionTag option, Tag owner, Findings findings) {
        List<String> owners = TagCatalogue.ownersOf(option.type());
        // A misspelt owner is told of already, and labels of other media are none of ours.
        boolean known = owner == null || TagCatalogue.isKnown(owner.type());
        if (known && (owner == null || !owners.contains(owner.type()))) {
            findings.error(
                    option,
                    Words.tag(option.type()) + " stands "
                            + (owner == null ? "outside every control." : "in " + Words.tag(owner.type()) + "."),
                    "Put it inside "
                            + String.join(
                                    ", ",
                                    owners.stream().map(Words::tag).limit(3).toList()) + ".");
        }
    }

    private static void checkOptions(ControlTag control, Findings findings) {
        String option = TagCatalogue.optionOf(control.type());
        if (option.isEmpty()) {
            return;
        }
        if (control.options().isEmpty() && !control.hasDynamicOptions()) {
            findings.error(
                    control,
                    Words.tag(control.type()) + " offers nothing.",
                    "Put <" + option + " value=\"…\"/> inside, or take them from the task by value=\"$key\".");
        }
        checkTwins(flat(control).toList(), findings);
    }

    /** Choices inside a choice are a level of their own: only what stands side by side must differ. */
    private static void checkTwins(List<OptionTag> options, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (OptionTag option : options) {
            if (!option.value().isEmpty() && !seen.add(option.value()) && !findings.isFull()) {
                findings.error(
                        option,
                        Words.quote(option.value()) + " is there twice.",
                        "Keep one: results cannot tell them apart.");
            }
            List<OptionTag> inner = flat(option).toList();
            if (!inner.isEmpty()) {
                checkTwins(inner, findings);
            }
        }
    }

    /** The options of one level, through the views that arrange them. */
    private static Stream<OptionTag> flat(Tag tag) {
        return tag.children().stream().flatMap(child -> switch (child) {
            case OptionTag option -> Stream.of(option);
            case ControlTag control -> Stream.empty();
            default -> flat(child);
        });
    }
}
