package dev.tagloop.learning.learner;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.SpanTarget;
import java.util.List;

/**
 * Where a project keeps labelled stretches of plain text: each of its texts with the controls that label it.
 *
 * @param texts one or more texts with their controls
 */
record LabelTargets(List<SpanTarget> texts) {
    LabelTargets {
        texts = List.copyOf(texts);
    }

    static LabelTargets of(LabelConfig config) {
        return new LabelTargets(SpanTarget.all(config));
    }

    /** All labels, in the order of the config, each once. */
    List<String> labels() {
        return texts.stream()
                .flatMap(target -> target.labels().stream())
                .distinct()
                .toList();
    }

    /** Whether a control takes any label, because its own come from the tasks. */
    boolean takesAny() {
        return texts.stream().flatMap(target -> target.controls().stream()).anyMatch(ControlTag::hasDynamicOptions);
    }
}
