package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/** Writes layer norms (Ba et al. 2016) over the last axis, with the epsilon that the config names. */
final class NormWriter {
    private final GraphScope scope;

    NormWriter(GraphScope scope) {
        this.scope = scope;
    }

    /** @param biased whether the norm has a bias */
    String write(String name, String input, int width, boolean biased) {
        GraphBuilder graph = scope.graph();
        FloatTensor gain = scope.weights().get(name + ".weight", width);
        FloatTensor bias = biased ? scope.weights().get(name + ".bias", width) : null;
        List<String> from = new ArrayList<>();
        from.add(input);
        from.add(graph.constant(name + ".weight", gain));
        if (biased) {
            from.add(graph.constant(name + ".bias", bias));
        }
        String output = graph.node(
                "LayerNormalization",
                name + "/LayerNormalization",
                from,
                new Attribute.Int("axis", -1),
                new Attribute.Real("epsilon", (float) scope.config().layerNormEps()));
        scope.linears().normed(output, gain, bias);
        return output;
    }
}
