package dev.tagloop.core.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@link UnitizingAlpha} of each pair of annotators, their mean weighed by the documents that both looked at. */
record UnitizingOfDocuments(List<SpanAnnotations> documents) implements DocumentAgreement {
    /** Laying sections side by side costs about as much as looking at so many counts. */
    private static final int WORK = 200;

    @Override
    public Bootstrap.Statistic of(Raters raters, Optional<String> label) {
        List<Raters> pairs = raters.pairs(List.copyOf(SpanAnnotations.annotators(documents)));
        return drawn -> {
            List<SpanAnnotations> chosen =
                    Arrays.stream(drawn).mapToObj(documents::get).toList();
            WeighedMean mean = new WeighedMean();
            for (Raters pair : pairs) {
                List<SpanAnnotations> both = SpanAnnotations.seenBy(chosen, pair.names());
                if (!both.isEmpty()) {
                    mean.add(value(both, pair, label), both.size());
                }
            }
            return mean.value();
        };
    }

    private static double value(List<SpanAnnotations> both, Raters pair, Optional<String> label) {
        return label.map(name -> UnitizingAlpha.of(both, pair.names(), name))
                .orElseGet(() -> UnitizingAlpha.of(both, pair.names()))
                .value();
    }

    @Override
    public List<String> labels() {
        return List.copyOf(SpanAnnotations.labels(documents));
    }

    @Override
    public long work() {
        return (long) WORK * documents.size();
    }
}
