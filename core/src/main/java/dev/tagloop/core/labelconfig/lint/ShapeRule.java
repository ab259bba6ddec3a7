package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LayoutTag;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Tag;
import java.util.function.Predicate;

/** The whole: a view that shows something and asks something. */
final class ShapeRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        Tag root = config.config().root();
        if (!(root instanceof LayoutTag.View)) {
            findings.warning(
                    root, "The outermost tag is " + Words.tag(root.type()) + ".", "Put all inside one <View>.");
        }
        if (none(config, ObjectTag.class::isInstance)) {
            findings.warning(
                    root, "Nothing is shown.", "Add an object, such as <Text name=\"text\" value=\"$text\"/>.");
        }
        if (none(config, ControlTag.class::isInstance)) {
            findings.warning(
                    root,
                    "Nothing can be labelled.",
                    "Add a control, such as <Labels name=\"label\" toName=\"text\">.");
        }
    }

    private static boolean none(LintedConfig config, Predicate<Tag> kind) {
        return config.tags().stream().map(LintedConfig.Placed::tag).noneMatch(kind);
    }
}
