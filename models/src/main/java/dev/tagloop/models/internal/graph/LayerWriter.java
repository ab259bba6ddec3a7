package dev.tagloop.models.internal.graph;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/**
 * Writes one layer of the encoder of Devlin et al. 2019 (BERT): self-attention, addition and layer norm, feed-forward
 * block, addition and layer norm.
 */
final class LayerWriter {
    private final GraphBuilder graph;
    private final LinearWriter linears;
    private final CheckedWeights weights;
    private final NormWriter norms;
    private final ModelConfig config;
    private final ActivationWriter activations;
    private final String mask;
    private final int heads;
    private final int headSize;

    /** @param mask the additive mask, {@code [batch, 1, 1, keys]}: 0 where a key may be looked at, else very negative */
    LayerWriter(GraphBuilder graph, LinearWriter linears, CheckedWeights weights, ModelConfig config, String mask) {
        this.graph = graph;
        this.linears = linears;
        this.weights = weights;
        this.norms = new NormWriter(graph, weights, config.layerNormEps());
        this.config = config;
        this.activations = new ActivationWriter(graph);
        this.mask = mask;
        this.heads = config.attentionHeads();
        if (heads == 0 || config.hiddenSize() % heads != 0) {
            throw new ModelFormatException("config.json: the hidden size " + config.hiddenSize()
                    + " cannot be split into " + heads + " attention heads");
        }
        this.headSize = config.hiddenSize() / heads;
    }

    /** The layer's output for its input {@code [batch, tokens, hidden]}. */
    String write(LayerNames names, String input) {
        int hidden = config.hiddenSize();
        int wide = config.intermediateSize();
        String attended = linear(names.attentionOutput(), attention(names, input), hidden, hidden);
        String first = norms.write(
                names.attentionNorm(),
                graph.node("Add", names.attentionOutput() + "/Residual", List.of(attended, input)),
                hidden);
        String raised = activations.apply(
                config.activation(),
                names.intermediate() + "/activation",
                linear(names.intermediate(), first, wide, hidden));
        String lowered = linear(names.output(), raised, hidden, wide);
        return norms.write(
                names.outputNorm(), graph.node("Add", names.output() + "/Residual", List.of(lowered, first)), hidden);
    }

    private String attention(LayerNames names, String input) {
        int hidden = config.hiddenSize();
        String query = heads(names.query(), linear(names.query(), input, hidden, hidden), 0, 2, 1, 3);
        String keys = heads(names.key(), linear(names.key(), input, hidden, hidden), 0, 2, 3, 1);
        String values = heads(names.value(), linear(names.value(), input, hidden, hidden), 0, 2, 1, 3);
        String root = names.query() + "/attention";
        String products = graph.node("MatMul", root + "/Scores", List.of(query, keys));
        String scaled = graph.node("Div", root + "/Div", List.of(products, graph.scalar("constant.sqrt_head", (float)
                Math.sqrt(headSize))));
        String masked = graph.node("Add", root + "/Mask", List.of(scaled, mask));
        String weights = graph.node("Softmax", root + "/Softmax", List.of(masked), new Attribute.Int("axis", -1));
        String mixed = graph.node("MatMul", root + "/Mix", List.of(weights, values));
        String turned =
                graph.node("Transpose", root + "/Transpose", List.of(mixed), new Attribute.Ints("perm", 0, 2, 1, 3));
        return graph.node(
                "Reshape",
                root + "/Reshape",
                List.of(turned, graph.ints("constant.joined_shape", 0, 0, (long) heads * headSize)));
    }

    private String heads(String name, String projected, long... order) {
        String split = graph.node(
                "Reshape",
                name + "/Reshape",
                List.of(projected, graph.ints("constant.split_shape", 0, 0, heads, headSize)));
        return graph.node("Transpose", name + "/Transpose", List.of(split), new Attribute.Ints("perm", order));
    }

    private String linear(String name, String input, int to, int from) {
        return linears.linear(name, input, weights.get(name + ".weight", to, from), weights.get(name + ".bias", to));
    }
}
