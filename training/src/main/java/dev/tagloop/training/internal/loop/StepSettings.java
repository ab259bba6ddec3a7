package dev.tagloop.training.internal.loop;

import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.heads.CrossEntropy;
import dev.tagloop.training.optimization.Optimization;

/**
 * How a model takes a step, whoever decides on the order of examples and the rate.
 *
 * @param weightDecay of AdamW, for everything but biases and norms
 * @param headMultiple how many times larger the learning rate of the head is
 * @param optimization which layers learn how much, adapters, precision and the like
 * @param entropy the loss where a class is right
 * @param maxGradientNorm gradients are scaled down to this L2 norm over all parameters
 * @param dropout share of elements dropped
 * @param seed new weights, dropout and other chance follow from it
 * @param device where to compute
 */
public record StepSettings(
        double weightDecay,
        double headMultiple,
        Optimization optimization,
        CrossEntropy entropy,
        double maxGradientNorm,
        double dropout,
        long seed,
        ComputeDevice device) {}
