package dev.tagloop.learning.task;

import dev.tagloop.core.combination.JudgedPrediction;
import dev.tagloop.core.combination.TemperatureScaling;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Something that a model says of an input, with its score: a labelled span, a label, an answer.
 *
 * @param logits as {@link JudgedPrediction#logits}
 * @param truth the place of what is right, by what people said of the same input
 * @param <E> the examples
 */
public record Claim<E>(double[] logits, ToIntFunction<E> truth) {

    /** What is right or wrong, and has a score of its own. */
    public static <E> Claim<E> of(double score, Predicate<E> right) {
        return new Claim<>(TemperatureScaling.logits(score), gold -> right.test(gold) ? 0 : 1);
    }

    /** Holds it against what people said. */
    public JudgedPrediction judge(E gold) {
        return new JudgedPrediction(logits, truth.applyAsInt(gold));
    }
}
