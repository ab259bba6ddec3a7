package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.Tag;

/** Tags that do nothing here: misspelt ones, and those for other media than text. */
final class TagRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        for (LintedConfig.Placed placed : config.tags()) {
            Tag tag = placed.tag();
            if (findings.isFull()) {
                return;
            }
            if (TagCatalogue.isOtherMedia(tag.type())) {
                findings.warning(
                        tag,
                        Words.tag(tag.type()) + " is for other media than text.",
                        "It is kept, but the labelling screen shows nothing of it.");
            } else if (!TagCatalogue.isKnown(tag.type())) {
                findings.error(
                        tag,
                        "There is no tag " + Words.tag(tag.type()) + ".",
                        Words.nearest(tag.type(), TagCatalogue.names())
                                .map(near -> "Did you mean " + Words.tag(near) + "?")
                                .orElse("Remove it; the labelling screen shows nothing of it."));
            }
        }
    }
}
