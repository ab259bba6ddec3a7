package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LayoutTag;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that are there twice, and targets that are not there or cannot be labelled so. */
final class NameRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        Set<String> objects = config.named().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof ObjectTag)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        for (LintedConfig.Placed placed : config.tags()) {
            Tag tag = placed.tag();
            if (findings.isFull()) {
                return;
            }
            checkUnique(tag, config, findings);
            if (tag instanceof LayoutTag.Filter) {
                targets(tag).forEach(target -> checkFilter(tag, target, config, findings));
            } else if (tag instanceof ControlTag) {
                targets(tag).forEach(target -> checkTarget(tag, target, objects, config, findings));
                checkNumberOfTargets(tag, findings);
            }
        }
    }

    private static void checkUnique(Tag tag, LintedConfig config, Findings findings) {
        Tag first = config.named().get(tag.name());
        if (LintedConfig.isNamed(tag) && first != null && !first.place().equals(tag.place())) {
            findings.error(
                    tag.placeOf("name"),
                    "The name " + Words.quote(tag.name()) + " is taken by " + Words.tag(first.type()) + " in line "
                            + first.place().line() + ".",
                    "Give each object and control a name of its own.");
        }
    }

    private static List<String> targets(Tag tag) {
        return Arrays.stream(tag.attribute("toName").orElse("").split(","))
                .map(String::strip)
                .filter(target -> !target.isEmpty())
                .toList();
    }

    private static void checkTarget(
            Tag control, String target, Set<String> objects, LintedConfig config, Findings findings) {
        Tag found = config.named().get(target);
        if (found == null) {
            findings.error(
                    control.placeOf("toName"),
                    "toName=" + Words.quote(target) + " names nothing.",
                    Words.didYouMean(
                            target,
                            objects,
                            objects.isEmpty()
                                    ? "Add the object that it is about."
                                    : "The objects are: " + some(objects) + "."));
        } else if (!(found instanceof ObjectTag)) {
            findings.error(
                    control.placeOf("toName"),
                    "toName=" + Words.quote(target) + " names " + Words.tag(found.type()) + ", which shows nothing.",
                    objects.isEmpty() ? "Name an object." : "The objects are: " + some(objects) + ".");
        } else if (!TagCatalogue.fits(control.type(), found.type())) {
            findings.warning(
                    control.placeOf("toName"),
                    Words.tag(control.type()) + " cannot label " + Words.tag(found.type()) + ".",
                    "It is for " + String.join(", ", TagCatalogue.objectsOf(control.type())) + ".");
        }
    }

    private static void checkFilter(Tag filter, String target, LintedConfig config, Findings findings) {
        if (!(config.named().get(target) instanceof ControlTag)) {
            findings.error(
                    filter.placeOf("toName"),
                    "toName=" + Words.quote(target) + " names no control whose labels could be filtered.",
                    Words.didYouMean(target, config.named().keySet(), "Name the Labels that it is for."));
        }
    }

    private static void checkNumberOfTargets(Tag control, Findings findings) {
        int targets = targets(control).size();
        if (control instanceof ControlTag.Pairwise && targets != 2 && targets != 0) {
            findings.error(
                    control.placeOf("toName"),
                    "<Pairwise> compares two objects, this names " + targets + ".",
                    "Write toName=\"first,second\".");
        }
    }

    private static String some(Set<String> names) {
        String list = names.stream().limit(10).map(Words::quote).collect(Collectors.joining(", "));
        return names.size() > 10 ? list + ", …" : list;
    }
}
