package dev.tagloop.training.internal.generation;

/**
 * A text that was written.
 *
 * @param pieces from the start to the end piece, where it ended
 * @param score of beam search: the sum of log-probabilities divided by a power of the length; NaN otherwise
 */
public record Written(int[] pieces, double score) {}
