package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.Tag;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Keys that are given twice: only the first one would work. */
final class HotkeyRule implements Rule {
    @Override
    public void check(LintedConfig config, Findings findings) {
        Map<String, Tag> taken = new HashMap<>();
        for (LintedConfig.Placed placed : config.tags()) {
            Tag tag = placed.tag();
            String hotkey = tag.attribute("hotkey").orElse("").strip().toLowerCase(Locale.ROOT);
            if (hotkey.isEmpty() || findings.isFull()) {
                continue;
            }
            Tag first = taken.putIfAbsent(hotkey, tag);
            if (first != null) {
                findings.warning(
                        tag.placeOf("hotkey"),
                        "The hotkey " + Words.quote(hotkey) + " is taken by "
                                + Words.quote(first.attribute("value").orElse(first.type())) + " in line "
                                + first.place().line() + ".",
                        "Choose another one, or leave it out.");
            }
        }
    }
}
