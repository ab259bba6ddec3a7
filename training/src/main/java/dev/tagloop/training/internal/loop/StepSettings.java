package dev.tagloop.training.internal.loop;

import dev.tagloop.training.ComputeDevice;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How a model takes a step, whoever decides on the order of examples and the rate.
 *
 * @param weightDecay of AdamW, for everything but biases and norms
 * @param rateMultiple how many times larger the learning rate of a tensor is, by its name
 * @param frozen whether a tensor is not trained, by its name
 * @param maxGradientNorm gradients are scaled down to this L2 norm over all parameters
 * @param dropout share of elements dropped
 * @param seed new weights, dropout and other chance follow from it
 * @param device where to compute
 */
public record StepSettings(
        double weightDecay,
        ToDoubleFunction<String> rateMultiple,
        Predicate<String> frozen,
        double maxGradientNorm,
        double dropout,
        long seed,
        ComputeDevice device) {}
