package dev.tagloop.learning.sampling.pool;

import dev.tagloop.models.StochasticPasses;

/** Names what is asked of a model. */
final class Versions {
    private Versions() {}

    static String with(String model, StochasticPasses passes) {
        return passes.count() == 0 ? model : model + " " + passes.name();
    }
}
