package dev.tagloop.models;

import java.util.List;

/**
 * What a text classifier says about a text, before anything is decided. Arrays are not copied.
 *
 * @param scores by label: what the model's {@link ScoreFunction} makes of its logits, a number as it is for regression
 * @param dropout the same from passes with dropout; empty if none were asked for
 * @param embedding the mean of the encoder's last states, of length 1
 */
public record ClassScores(float[] scores, List<float[]> dropout, float[] embedding) {

    /** Copies the list. */
    public ClassScores {
        dropout = List.copyOf(dropout);
    }
}
