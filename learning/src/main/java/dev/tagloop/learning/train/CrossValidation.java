package dev.tagloop.learning.train;

import dev.tagloop.core.split.KFold;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.learning.task.ScoredAnswer;
import java.util.ArrayList;
import java.util.List;

/** Measures on every document with a model that has not seen it; the answers of all folds are scored together. */
final class CrossValidation<E> {

    private static final int FOLDS = 5;

    private final FineTuner<E> tuner;
    private final long seed;

    CrossValidation(FineTuner<E> tuner, long seed) {
        this.tuner = tuner;
        this.seed = seed;
    }

    RunScores run(List<List<E>> documents) {
        List<E> gold = new ArrayList<>();
        List<ScoredAnswer<E>> predicted = new ArrayList<>();
        int folds = folds(documents.size());
        int fold = 0;
        for (TrainTestSplit split : KFold.of(documents.size(), folds, seed)) {
            tuner.watch().progress().log("Cross-validation, part " + ++fold + " of " + folds);
            List<E> tested = FineTuner.examples(pick(documents, split.test()));
            gold.addAll(tested);
            predicted.addAll(tuner.learnAndPredict(pick(documents, split.train()), tested, "part-" + fold));
        }
        return tuner.scores(RunScores.Method.K_FOLD, documents.size(), gold, predicted);
    }

    /** Into how many parts so many documents are cut. */
    static int folds(int documents) {
        return Math.min(FOLDS, documents);
    }

    private List<List<E>> pick(List<List<E>> documents, List<Integer> rows) {
        return rows.stream().map(documents::get).toList();
    }
}
