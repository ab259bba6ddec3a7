package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import java.util.Optional;

/**
 * The best answer that stands in a text, beside how likely it is that there is none.
 *
 * @param answer the best part of the text; empty only if the text has no token
 * @param noAnswer how likely it is that the text holds no answer, 0 to 1
 */
public record BestAnswer(Optional<Answer> answer, double noAnswer) {
    private static final double LEAST = 1e-300;

    /** How much speaks for there being no answer: the logarithm of how many times as likely it is as the best answer. */
    public double doubt() {
        return Math.log(Math.max(LEAST, noAnswer))
                - Math.log(Math.max(LEAST, answer.map(Answer::score).orElse(0.0)));
    }

    /**
     * The answer, or the one that there is none where the doubt is above a threshold.
     *
     * @param threshold 0 to take what is more likely
     */
    public Answer decide(double threshold) {
        return answer.filter(best -> doubt() <= threshold)
                .orElseGet(() -> new Answer("", noAnswer, new CodePointSpan(0, 0)));
    }
}
