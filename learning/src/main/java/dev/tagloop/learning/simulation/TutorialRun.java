package dev.tagloop.learning.simulation;

import dev.tagloop.core.metrics.EditCost;

/**
 * How far the tutorial's example is.
 *
 * @param setting what decides it
 * @param trained whether the model is complete
 * @param trainingSeconds so far, in all attempts
 * @param read texts of the rest that were pre-annotated
 * @param predictingSeconds of these
 * @param edits on these
 * @param untouchedTexts of these
 * @param f1 of the model on the test texts; null until it is measured, which is the end
 */
record TutorialRun(
        TutorialSetting setting,
        boolean trained,
        double trainingSeconds,
        int read,
        double predictingSeconds,
        EditCost edits,
        int untouchedTexts,
        Double f1) {

    static TutorialRun begin(TutorialSetting setting) {
        return new TutorialRun(setting, false, 0, 0, 0, EditCost.NONE, 0, null);
    }

    /** Trained for a while more. @param done whether that was all */
    TutorialRun training(double seconds, boolean done) {
        return new TutorialRun(
                setting, done, trainingSeconds + seconds, read, predictingSeconds, edits, untouchedTexts, f1);
    }

    /** With more of the rest. */
    TutorialRun reading(int texts, double seconds, EditCost more, int untouched) {
        return new TutorialRun(
                setting,
                trained,
                trainingSeconds,
                read + texts,
                predictingSeconds + seconds,
                edits.plus(more),
                untouchedTexts + untouched,
                f1);
    }

    TutorialRun measured(double value) {
        return new TutorialRun(
                setting, trained, trainingSeconds, read, predictingSeconds, edits, untouchedTexts, value);
    }
}
