package dev.tagloop.learning.train;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.split.KFold;
import dev.tagloop.core.split.TrainTestSplit;
import dev.tagloop.learning.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** Measures on every document with a model that has not seen it; the entities of all folds are scored together. */
final class CrossValidation {

    private static final int FOLDS = 5;

    private final FineTuner tuner;
    private final long seed;

    CrossValidation(FineTuner tuner, long seed) {
        this.tuner = tuner;
        this.seed = seed;
    }

    RunScores run(List<List<LabeledText>> documents) {
        List<LabeledText> gold = new ArrayList<>();
        List<List<LabeledSpan>> predicted = new ArrayList<>();
        int folds = Math.min(FOLDS, documents.size());
        int fold = 0;
        for (TrainTestSplit split : KFold.of(documents.size(), folds, seed)) {
            tuner.watch().progress().log("Cross-validation, part " + ++fold + " of " + folds);
            List<LabeledText> tested = FineTuner.texts(pick(documents, split.test()));
            gold.addAll(tested);
            predicted.addAll(predict(pick(documents, split.train()), tested, "part-" + fold));
        }
        return RunScores.of(RunScores.Method.K_FOLD, documents.size(), Evaluation.of(gold, predicted));
    }

    private List<List<LabeledSpan>> predict(List<List<LabeledText>> train, List<LabeledText> tested, String part) {
        if (FineTuner.texts(train).stream().allMatch(text -> text.spans().isEmpty())) {
            // A model that never saw a label predicts none.
            return tested.stream().map(text -> List.<LabeledSpan>of()).toList();
        }
        return tuner.predict(tuner.tuneToMeasure(train, part), tested);
    }

    private static List<List<LabeledText>> pick(List<List<LabeledText>> documents, List<Integer> rows) {
        return rows.stream().map(documents::get).toList();
    }
}
