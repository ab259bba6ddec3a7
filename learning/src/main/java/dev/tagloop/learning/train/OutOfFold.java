package dev.tagloop.learning.train;

import dev.tagloop.core.labelerrors.TagProbabilities;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.split.KFold;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.learning.task.token.TokenClassificationTask;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.models.WordScores;
import dev.tagloop.training.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What models say of texts that they were not trained on, for every text: the documents are cut into folds, and each is judged
 * by a model of the others. Documents stay whole, since names repeat within one. Trains as many models as there are folds.
 */
public final class OutOfFold {

    private final TrainingOptions options;
    private final int folds;
    private final TrainingWatch watch;

    /**
     * How to do it.
     *
     * @param options base, seed and settings of each training; what is held out counts for nothing here
     * @param folds 2 or more; with fewer documents as many as there are
     * @param watch hears of it
     */
    public OutOfFold(TrainingOptions options, int folds, TrainingWatch watch) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds are 2 or more, not " + folds);
        }
        this.options = options;
        this.folds = folds;
        this.watch = watch;
    }

    /**
     * The probabilities of each text's words, documents one after the other.
     *
     * @throws IllegalArgumentException if there are fewer than two documents
     * @throws NothingToLearnException if all labels lie in one fold
     * @throws TrainingFailedException if a training fails
     */
    public List<TagProbabilities> probabilities(List<List<LabeledText>> documents) {
        if (documents.size() < 2) {
            throw new IllegalArgumentException(
                    "texts are judged by models of other documents: that needs two documents or more, got "
                            + documents.size());
        }
        MachineLock lock = MachineLock.acquire("label errors", watch);
        try {
            return underLock(documents);
        } finally {
            lock.close();
        }
    }

    private List<TagProbabilities> underLock(List<List<LabeledText>> documents) {
        FineTuner<LabeledText> tuner =
                new FineTuner<>(new TokenClassificationTask(), Checkpoints.resolve(options.base()), options, watch);
        List<List<TagProbabilities>> found = new ArrayList<>(Collections.nCopies(documents.size(), null));
        int fold = 0;
        for (TrainTestSplit split : KFold.of(documents.size(), Math.min(folds, documents.size()), options.seed())) {
            watch.progress().log("Judging part " + ++fold + " of the documents by a model of the others");
            List<List<LabeledText>> train =
                    split.train().stream().map(documents::get).toList();
            List<List<LabeledText>> judged =
                    split.test().stream().map(documents::get).toList();
            List<TagProbabilities> scores = judge(tuner, train, FineTuner.examples(judged), "judge-" + fold);
            int next = 0;
            for (int document : split.test()) {
                int end = next + documents.get(document).size();
                found.set(document, scores.subList(next, end));
                next = end;
            }
        }
        return found.stream().flatMap(List::stream).toList();
    }

    private List<TagProbabilities> judge(
            FineTuner<LabeledText> tuner, List<List<LabeledText>> train, List<LabeledText> judged, String part) {
        watch.cancel().throwIfCancelled();
        TrainingResult tuned = tuner.tuneToMeasure(train, part);
        try (TokenScorer scorer = TokenScorer.of(tuned.model())) {
            return scorer.score(judged.stream().map(LabeledText::text).toList()).stream()
                    .map(scores -> told(scores, scorer.labels()))
                    .toList();
        }
    }

    /** What a model says of a text's words, in the numbers of core. @param labels of the model, by their number */
    public static TagProbabilities told(WordScores scores, List<String> labels) {
        double[][] rows = Arrays.stream(scores.probabilities())
                .map(row -> {
                    double[] wide = new double[row.length];
                    Arrays.setAll(wide, tag -> row[tag]);
                    return wide;
                })
                .toArray(double[][]::new);
        return new TagProbabilities(scores.words(), labels, rows);
    }
}
