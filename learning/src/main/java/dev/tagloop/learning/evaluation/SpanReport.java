package dev.tagloop.learning.evaluation;

import dev.tagloop.core.metrics.Score;
import java.util.Map;
import java.util.SortedMap;

/**
 * An evaluation of spans as JSON.
 *
 * @param documents number of texts
 * @param precision strict, over all entities
 * @param recall strict, over all entities
 * @param f1 strict, over all entities
 * @param macro the mean over labels
 * @param weighted the mean over labels, weighted by their number
 * @param labels the same per label
 * @param errors in what way predictions are wrong
 * @param confusion gold label to predicted label to count; {@code -} stands for none
 */
record SpanReport(
        int documents,
        double precision,
        double recall,
        double f1,
        Score macro,
        Score weighted,
        Map<String, Score> labels,
        Errors errors,
        SortedMap<String, SortedMap<String, Integer>> confusion) {

    record Errors(int correct, int wrongType, int wrongBorders, int wrongBoth, int missing, int spurious) {}

    static SpanReport of(Evaluation evaluation) {
        Score micro = evaluation.scores().micro();
        return new SpanReport(
                evaluation.documents(),
                micro.precision(),
                micro.recall(),
                micro.f1(),
                evaluation.scores().macro(),
                evaluation.scores().weighted(),
                evaluation.scores().labels(),
                new Errors(
                        evaluation.errors().correct(),
                        evaluation.errors().wrongType(),
                        evaluation.errors().wrongBorders(),
                        evaluation.errors().wrongBoth(),
                        evaluation.errors().missing(),
                        evaluation.errors().spurious()),
                evaluation.errors().confusion());
    }
}
