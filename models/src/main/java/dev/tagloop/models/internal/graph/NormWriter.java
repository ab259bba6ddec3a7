package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** Writes layer norms (Ba et al. 2016) over the last axis. */
final class NormWriter {
    private final GraphBuilder graph;
    private final CheckedWeights weights;
    private final double epsilon;

    NormWriter(GraphBuilder graph, CheckedWeights weights, double epsilon) {
        this.graph = graph;
        this.weights = weights;
        this.epsilon = epsilon;
    }

    String write(String name, String input, int width) {
        return graph.node(
                "LayerNormalization",
                name + "/LayerNormalization",
                List.of(
                        input,
                        graph.constant(name + ".weight", weights.get(name + ".weight", width)),
                        graph.constant(name + ".bias", weights.get(name + ".bias", width))),
                new Attribute.Int("axis", -1),
                new Attribute.Real("epsilon", (float) epsilon));
    }
}
