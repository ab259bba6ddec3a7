package dev.tagloop.training.trainer;

import java.util.List;

/**
 * What a model wrote about the evaluation part, for a metric to judge.
 *
 * @param predictions the pieces written, special ones included, to be decoded; empty ones where the trainer was not told
 *     to let the model write ({@code predict_with_generate})
 * @param labelIds the pieces that were to be written
 */
public record WrittenPrediction(List<int[]> predictions, List<int[]> labelIds) {}
