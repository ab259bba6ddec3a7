package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.Tag;
import java.util.List;
import java.util.Optional;

/** Attributes that a tag does not have, and values that an attribute cannot have. */
final class AttributeRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        for (LintedConfig.Placed placed : config.tags()) {
            Tag tag = placed.tag();
            Optional<TagCatalogue.Entry> entry = TagCatalogue.find(tag.type());
            if (entry.isPresent() && !findings.isFull()) {
                tag.node().attributes().forEach((name, value) -> check(tag, entry.get(), name, value, findings));
            }
        }
    }

    private static void check(Tag tag, TagCatalogue.Entry entry, String name, String value, Findings findings) {
        if (findings.isFull()) {
            return;
        }
        if (!entry.knows(name)) {
            findings.warning(
                    tag.placeOf(name),
                    Words.tag(tag.type()) + " has no attribute " + Words.quote(name) + ".",
                    Words.didYouMean(name, entry.attributes(), "It is kept and does nothing."));
            return;
        }
        List<String> values = entry.valuesOf(name);
        if (!values.isEmpty() && !values.contains(value)) {
            // A mode of choosing decides what results look like; other values fall back to something sensible.
            findings.add(Findings.at(
                    name.equals("choice") ? Severity.ERROR : Severity.WARNING,
                    tag.placeOf(name),
                    name + "=" + Words.quote(value) + " is none of " + String.join(", ", values) + ".",
                    Words.didYouMean(value, values, "Use one of them, or leave the attribute out.")));
        }
        if (entry.isCount(name) && !value.matches("[0-9]{1,9}")) {
            findings.warning(
                    tag.placeOf(name),
                    name + "=" + Words.quote(value) + " is no whole number.",
                    "Write digits only, such as " + name + "=\"5\".");
        }
    }
}
