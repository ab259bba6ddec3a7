package dev.tagloop.training.trainer;

import java.util.List;

/**
 * What a classifier of texts said about the evaluation part, for a metric to judge.
 *
 * @param predictions for each example the score of each class before softmax or sigmoid, or the number alone
 * @param labels for each example what is right, as {@link EncodedClassification#labels} has it
 */
public record ClassPrediction(List<float[]> predictions, List<float[]> labels) {}
