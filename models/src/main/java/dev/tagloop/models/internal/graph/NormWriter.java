package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.ArrayList;
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

    /** @param biased whether the norm has a bias */
    String write(String name, String input, int width, boolean biased) {
        List<String> from = new ArrayList<>();
        from.add(input);
        from.add(graph.constant(name + ".weight", weights.get(name + ".weight", width)));
        if (biased) {
            from.add(graph.constant(name + ".bias", weights.get(name + ".bias", width)));
        }
        return graph.node(
                "LayerNormalization",
                name + "/LayerNormalization",
                from,
                new Attribute.Int("axis", -1),
                new Attribute.Real("epsilon", (float) epsilon));
    }
}
