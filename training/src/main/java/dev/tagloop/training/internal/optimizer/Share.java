package dev.tagloop.training.internal.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;

/**
 * One of the batches that make a step together.
 *
 * @param loss computes the batch's mean loss with everything it makes in the given manager
 * @param counted by how much its mean counts among those of the others: the labels in it, or the sum of their weights
 */
public record Share(Function<NDManager, NDArray> loss, double counted) {}
