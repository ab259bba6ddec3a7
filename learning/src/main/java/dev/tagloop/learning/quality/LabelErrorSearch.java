package dev.tagloop.learning.quality;

import dev.tagloop.core.labelerrors.SpanErrorFinder;
import dev.tagloop.core.labelerrors.SuspectedText;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.train.OutOfFold;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.util.List;

/** Ranks labelled texts by how likely one of their spans is wrong. */
public final class LabelErrorSearch {

    /** As many as Northcutt et al. 2021 train; more cost more and change little. */
    private static final int FOLDS = 5;

    private final OutOfFold judges;

    /** With trainings of these options, five of them. */
    public LabelErrorSearch(TrainingOptions options, TrainingWatch watch) {
        this.judges = new OutOfFold(options, FOLDS, watch);
    }

    /**
     * Every text, the most suspicious first.
     *
     * @param documents texts that belong together, judged by a model of the other documents
     * @return places counted over all texts of all documents
     */
    public List<SuspectedText> rank(List<List<LabeledText>> documents) {
        List<LabeledText> texts = documents.stream().flatMap(List::stream).toList();
        return SpanErrorFinder.rank(texts, judges.probabilities(documents));
    }
}
