package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Activation;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import dev.tagloop.models.internal.weights.Family;

/** What the writers of one graph share. */
record GraphScope(GraphBuilder graph, LinearWriter linears, CheckedWeights weights, ModelConfig config, Family family) {

    /** The same with float32 weights, for what is small and decides. */
    GraphScope float32() {
        return new GraphScope(graph, new FloatLinears(graph), weights, config, family);
    }

    /** A linear layer with a bias. */
    String linear(String name, String input, int to, int from) {
        return linear(name, name, input, to, from, true);
    }

    /**
     * A linear layer.
     *
     * @param site names the place in the graph, where one layer stands in several
     * @param biased whether it has a bias
     */
    String linear(String site, String name, String input, int to, int from, boolean biased) {
        FloatTensor bias = biased ? weights.get(name + ".bias", to) : null;
        return linears.linear(site, name, input, weights.get(name + ".weight", to, from), bias);
    }

    /** A layer norm with a bias, of the epsilon that the config names. */
    String norm(String name, String input, int width) {
        return new NormWriter(this).write(name, input, width, true);
    }

    String activate(Activation activation, String name, String input) {
        return new ActivationWriter(graph).apply(activation, name, input);
    }
}
