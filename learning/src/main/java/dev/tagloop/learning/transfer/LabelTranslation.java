package dev.tagloop.learning.transfer;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.learner.mapping.HandMapping;
import dev.tagloop.learning.learner.mapping.LabelConfusion;
import dev.tagloop.learning.learner.mapping.LabelMapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From the labels of a model to those of a domain.
 *
 * @param names the domain's label by the model's
 * @param labels the domain's labels
 * @param unmapped the model's labels without a partner
 */
record LabelTranslation(Map<String, String> names, List<String> labels, List<String> unmapped) {

    /** @param seen texts of the domain that may be looked at @param found what the model finds in them */
    static LabelTranslation of(
            List<String> modelLabels,
            List<String> labels,
            HandMapping hand,
            List<LabeledText> seen,
            List<List<LabeledSpan>> found) {
        LabelConfusion confusion = new LabelConfusion();
        for (int i = 0; i < seen.size(); i++) {
            confusion.add(seen.get(i).spans(), found.get(i));
        }
        LabelMapping mapping = LabelMapping.of(modelLabels, labels, false, hand, confusion);
        Map<String, String> names = new TreeMap<>();
        modelLabels.forEach(label -> mapping.of(label).ifPresent(to -> names.put(label, to)));
        return new LabelTranslation(
                names,
                labels,
                modelLabels.stream()
                        .filter(label -> !names.containsKey(label))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The domain's name of a label, or its own where it has no partner. */
    String name(String label) {
        return names.getOrDefault(label, label);
    }

    /** In the domain's words; what has none there is kept. */
    List<LabeledSpan> translated(List<LabeledSpan> spans) {
        return spans.stream()
                .map(span -> new LabeledSpan(span.span(), name(span.label())))
                .distinct()
                .toList();
    }

    /** Without what the domain has no label for. */
    List<LabeledSpan> known(List<LabeledSpan> spans) {
        return spans.stream().filter(span -> labels.contains(span.label())).toList();
    }

    LabeledText translated(LabeledText text) {
        return new LabeledText(text.text(), translated(text.spans()));
    }
}
