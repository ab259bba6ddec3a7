package dev.tagloop.training.trainer;

/**
 * How well hidden pieces of the evaluation part were guessed, the same ones each time, for a metric to judge.
 *
 * @param perplexity the number of pieces among which the model is as unsure
 * @param accuracy share of hidden pieces that were the likeliest guess
 * @param masked how many pieces were hidden
 */
public record MaskedPrediction(double perplexity, double accuracy, long masked) {}
