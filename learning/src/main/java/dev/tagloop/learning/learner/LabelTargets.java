package dev.tagloop.learning.learner;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
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

    /** @throws BackendException with the reason if there is nothing of the kind */
    static LabelTargets of(String labelConfig) {
        LabelConfig config;
        try {
            config = LabelConfig.parse(labelConfig);
        } catch (LabelConfigException e) {
            throw new BackendException(Fault.PREDICTION, "The label config cannot be read: " + e.getMessage(), e);
        }
        List<SpanTarget> texts = SpanTarget.all(config);
        if (texts.isEmpty()) {
            throw new BackendException(
                    Fault.PREDICTION,
                    "The built-in learner learns labelled stretches of plain text, and this label config has no"
                            + " <Labels> for a <Text>.");
        }
        return new LabelTargets(texts);
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
