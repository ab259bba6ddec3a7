package dev.tagloop.learning.task;

import dev.tagloop.core.combination.JudgedPrediction;
import java.util.List;

/**
 * A model's answer with all that it has a score for.
 *
 * @param answer the input with the answer
 * @param claims what it says in particular; nothing where the model tells no scores
 * @param <E> the examples
 */
public record ScoredAnswer<E>(E answer, List<Claim<E>> claims) {

    /** Copies the list. */
    public ScoredAnswer {
        claims = List.copyOf(claims);
    }

    /** An answer without scores. */
    public static <E> ScoredAnswer<E> unscored(E answer) {
        return new ScoredAnswer<>(answer, List.of());
    }

    /** Holds all that it says against what people said of the same input. */
    public List<JudgedPrediction> judge(E gold) {
        return claims.stream().map(claim -> claim.judge(gold)).toList();
    }
}
