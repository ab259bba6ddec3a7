package dev.tagloop.training.trainer;

import java.util.List;

/**
 * What a model that answers questions said about the evaluation part, for a metric to judge.
 *
 * @param startLogits for each example the score of each piece to begin the answer
 * @param endLogits for each example the score of each piece to end it
 * @param positions for each example the first and the last piece of the answer
 */
public record AnswerPrediction(List<float[]> startLogits, List<float[]> endLogits, List<int[]> positions) {}
