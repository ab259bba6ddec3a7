package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LayoutTag;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration as the rules look at it: every tag with the tag that its options belong to, and names at hand. */
final class LintedConfig {
    private final LabelConfig config;
    private final ProjectUse use;
    private final List<Placed> tags = new ArrayList<>();
    private final Map<String, Tag> named = new LinkedHashMap<>();

    /**
     * A tag at its place in the tree.
     *
     * @param owner the control, or the list of relations, that it stands in; null for none
     */
    record Placed(Tag tag, Tag owner) {}

    LintedConfig(LabelConfig config, ProjectUse use) {
        this.config = config;
        this.use = use;
        place(config.root(), null);
        for (Placed placed : tags) {
            if (isNamed(placed.tag()) && !placed.tag().name().isEmpty()) {
                named.putIfAbsent(placed.tag().name(), placed.tag());
            }
        }
    }

    private void place(Tag tag, Tag owner) {
        tags.add(new Placed(tag, owner));
        Tag inner = tag instanceof ControlTag || tag instanceof LayoutTag.Relations ? tag : owner;
        tag.children().forEach(child -> place(child, inner));
    }

    /** Objects and controls have names; buckets have keys of their own, which name nothing outside. */
    static boolean isNamed(Tag tag) {
        return tag instanceof ObjectTag || tag instanceof ControlTag;
    }

    LabelConfig config() {
        return config;
    }

    ProjectUse use() {
        return use;
    }

    /** All tags in the order written. */
    List<Placed> tags() {
        return tags;
    }

    /** The first object or control of each name, in the order written. */
    Map<String, Tag> named() {
        return named;
    }
}
