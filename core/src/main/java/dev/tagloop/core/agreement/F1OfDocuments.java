package dev.tagloop.core.agreement;

import java.util.List;
import java.util.Optional;

/** {@link SpanF1} by what each document comes to. */
record F1OfDocuments(SpanF1 f1, List<SpanAnnotations> documents) implements DocumentAgreement {
    @Override
    public Bootstrap.Statistic of(Raters raters, Optional<String> label) {
        List<SpanF1.Tally> tallies = label.map(name -> OneLabel.of(documents, name)).orElse(documents).stream()
                .map(document -> tally(document, raters))
                .toList();
        double[] agreed = tallies.stream().mapToDouble(SpanF1.Tally::agreed).toArray();
        int[] marked = tallies.stream().mapToInt(SpanF1.Tally::marked).toArray();
        return drawn -> {
            double common = 0;
            long all = 0;
            for (int document : drawn) {
                common += agreed[document];
                all += marked[document];
            }
            return all == 0 ? Double.NaN : 2 * common / all;
        };
    }

    private SpanF1.Tally tally(SpanAnnotations document, Raters raters) {
        List<String> names = List.copyOf(document.byAnnotator().keySet());
        SpanF1.Tally sum = SpanF1.Tally.NONE;
        for (Raters pair : raters.pairs(names)) {
            sum = sum.plus(f1.tally(
                    document.byAnnotator().get(pair.names().getFirst()),
                    document.byAnnotator().get(pair.names().getLast())));
        }
        return sum;
    }

    @Override
    public List<String> labels() {
        return List.copyOf(SpanAnnotations.labels(documents));
    }

    @Override
    public long work() {
        return documents.size();
    }
}
