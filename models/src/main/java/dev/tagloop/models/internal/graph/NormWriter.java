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
        FloatTensor gain = scope.weights().get(name + ".weight", width);
        FloatTensor bias = biased ? scope.weights().get(name + ".bias", width) : null;
        String output =
                scope.linears().splitsNorms() ? parts(name, input, width, gain, bias) : whole(name, input, gain, bias);
        scope.linears().normed(output, gain, bias);
        return output;
    }

    private String whole(String name, String input, FloatTensor gain, FloatTensor bias) {
        GraphBuilder graph = scope.graph();
        List<String> from = new ArrayList<>();
        from.add(input);
        from.add(graph.constant(name + ".weight", gain));
        if (bias != null) {
            from.add(graph.constant(name + ".bias", bias));
        }
        return graph.node(
                "LayerNormalization",
                name + "/LayerNormalization",
                from,
                new Attribute.Int("axis", -1),
                new Attribute.Real("epsilon", epsilon()));
    }

    /**
     * The same by simple operations. ONNX Runtime 1.29 adds up a norm's numbers one by one, and whole vectors in these: in int8 norms took a quarter
     * of all time. The sum of squares, where a mean of squares would do, keeps its optimizer from putting the norm together again.
     */
    private String parts(String name, String input, int width, FloatTensor gain, FloatTensor bias) {
        GraphBuilder graph = scope.graph();
        Attribute last = new Attribute.Ints("axes", -1);
        Attribute kept = new Attribute.Int("keepdims", 1);
        String mean = graph.node("ReduceMean", name + "/Mean", List.of(input), last, kept);
        String centred = graph.node("Sub", name + "/Centred", List.of(input, mean));
        String squares = graph.node("ReduceSumSquare", name + "/Squares", List.of(centred), last, kept);
        String share = graph.scalar("constant.share_of_" + width, 1f / width);
        String variance = graph.node("Mul", name + "/Variance", List.of(squares, share));
        String padded = graph.node(
                "Add", name + "/Padded", List.of(variance, graph.scalar("constant.norm_epsilon", epsilon())));
        String deviation = graph.node("Sqrt", name + "/Deviation", List.of(padded));
        String normal = graph.node("Div", name + "/Normal", List.of(centred, deviation));
        String scaled = graph.node("Mul", name + "/Scaled", List.of(normal, graph.constant(name + ".weight", gain)));
        return bias == null
                ? scaled
                : graph.node("Add", name + "/Shifted", List.of(scaled, graph.constant(name + ".bias", bias)));
    }

    private float epsilon() {
        return (float) scope.config().layerNormEps();
    }
}
