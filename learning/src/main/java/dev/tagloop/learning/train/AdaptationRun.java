package dev.tagloop.learning.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Further training of an encoder on plain texts, and what came of it.
 *
 * @param made when it began
 * @param data where the texts come from, for people
 * @param texts how many different texts were learned from
 * @param heldOut how many were never learned from, to measure on
 * @param base the model it started from, as it was named
 * @param baseRevision digest of its weights
 * @param seed decides the held-out texts and what is hidden
 * @param before {@code perplexity} and {@code accuracy} over hidden pieces of the held-out texts before the training; null without such
 *     texts
 * @param after the same with the weights that were kept
 * @param untaught whether the base brought no part that guesses pieces, so that it guessed at random before
 * @param epochs one an epoch
 * @param bestEpoch the one whose weights were kept, counted from 1
 * @param seconds it took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdaptationRun(
        Instant made,
        String data,
        int texts,
        int heldOut,
        String base,
        String baseRevision,
        long seed,
        Map<String, Double> before,
        Map<String, Double> after,
        boolean untaught,
        List<RunEpoch> epochs,
        int bestEpoch,
        double seconds) {

    /** The file in the model's folder that holds it. */
    public static final String FILE = "adaptation.json";
}
