package dev.tagloop.learning.testing;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import java.util.List;

/** Documents of the starter set. */
public final class StarterDocuments {

    private StarterDocuments() {}

    /** The first documents of the train part that have a label. */
    public static List<List<LabeledText>> labeled(int count) {
        return LabeledTexts.read("starter-ner", "train").documents().stream()
                .filter(document ->
                        document.stream().anyMatch(text -> !text.spans().isEmpty()))
                .limit(count)
                .toList();
    }
}
