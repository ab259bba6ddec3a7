package dev.tagloop.training.internal.optimizer;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * By what the learning rate of each tensor is multiplied: new parts by a number of their own, a layer by the decay once for
 * every layer above it and the head.
 *
 * @param isHead which tensors are new or belong to the head
 * @param headMultiple of those
 * @param decay from a layer to the one below
 */
public record LayerRates(LayerDepths depths, Predicate<String> isHead, double headMultiple, double decay)
        implements ToDoubleFunction<String> {

    @Override
    public double applyAsDouble(String name) {
        return isHead.test(name) ? headMultiple : Math.pow(decay, depths.head() - depths.of(name));
    }
}
