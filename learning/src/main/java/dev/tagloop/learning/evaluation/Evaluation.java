package dev.tagloop.learning.evaluation;

import dev.tagloop.core.metrics.ScoreReport;
import dev.tagloop.core.metrics.SpanErrors;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import java.util.List;

/**
 * Predictions measured by what people said.
 *
 * @param documents number of texts
 * @param scores strict precision, recall and F1, per label and averaged
 * @param errors in what way the predictions are wrong
 */
public record Evaluation(int documents, ScoreReport scores, SpanErrors errors) {

    /**
     * Compares predictions.
     *
     * @param gold the labelled texts
     * @param predicted the predicted spans of the same texts in the same order
     */
    public static Evaluation of(List<LabeledText> gold, List<List<LabeledSpan>> predicted) {
        List<List<LabeledSpan>> goldSpans =
                gold.stream().map(LabeledText::spans).toList();
        return new Evaluation(
                gold.size(), SpanScores.compare(goldSpans, predicted), SpanErrors.compare(goldSpans, predicted));
    }

    /** Number of labelled spans. */
    public int spans() {
        return scores.total().gold();
    }

    /** Labelled spans that are predicted exactly, so that a person need not touch them. */
    public int untouched() {
        return errors.correct();
    }

    /** Spans that a person has to add, change or remove. */
    public int toTouch() {
        return errors.toTouch();
    }
}
