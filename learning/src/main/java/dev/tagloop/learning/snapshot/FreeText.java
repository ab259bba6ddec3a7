package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import dev.tagloop.learning.snapshot.Adjudication.Decision;
import dev.tagloop.learning.snapshot.Adjudication.Rule;
import java.util.Comparator;
import java.util.List;

/**
 * Where people write in their own words, no two say the same, and none of them is wrong: all count, ground truth first,
 * then the latest. A model that writes is measured by the one that fits best.
 */
final class FreeText {

    private static final Comparator<Annotation> TRUTH_THEN_LATEST = Comparator.comparing(Annotation::groundTruth)
            .reversed()
            .thenComparing(StandardAdjudication.OLDEST_FIRST.reversed());

    private FreeText() {}

    static Decision decide(List<Annotation> annotations) {
        List<Annotation> writing =
                annotations.stream().filter(FreeText::isWritten).toList();
        if (writing.size() < 2 || writing.size() < annotations.size()) {
            return StandardAdjudication.decide(annotations);
        }
        List<Annotation> ordered = writing.stream().sorted(TRUTH_THEN_LATEST).toList();
        if (ordered.stream().map(a -> Meaning.of(a.result())).distinct().count() == 1) {
            return StandardAdjudication.decide(annotations);
        }
        List<Region> all = ordered.stream()
                .flatMap(annotation -> annotation.result().stream())
                .toList();
        Annotation first = ordered.getFirst();
        return new Decision(
                new Annotation(first.json()
                        .with(
                                "result",
                                all.stream()
                                        .map(region -> region.json().toNode())
                                        .toList())),
                Rule.TOGETHER);
    }

    private static boolean isWritten(Annotation annotation) {
        List<Region> result = annotation.result();
        return !result.isEmpty() && result.stream().allMatch(TextAreaRegion.class::isInstance);
    }
}
