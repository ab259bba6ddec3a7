package dev.tagloop.training.trainer;

import java.util.Map;

/**
 * How a training ended.
 *
 * @param globalStep the steps that were done
 * @param trainingLoss mean loss over all steps
 * @param metrics {@code train_runtime} (seconds), {@code train_samples_per_second}, {@code train_steps_per_second},
 *     {@code train_loss} and {@code epoch}
 */
public record TrainOutput(long globalStep, double trainingLoss, Map<String, Double> metrics) {}
