package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/**
 * Writes one layer of the encoder of Devlin et al. 2019 (BERT): self-attention, addition and layer norm, feed-forward
 * block, addition and layer norm.
 */
final class LayerWriter {
    private final GraphScope scope;
    private final AttentionWriter attention;

    LayerWriter(GraphScope scope, AttentionWriter attention) {
        this.scope = scope;
        this.attention = attention;
    }

    /** The layer's output for its input {@code [batch, tokens, hidden]}. */
    String write(LayerNames names, String input) {
        GraphBuilder graph = scope.graph();
        int hidden = scope.config().hiddenSize();
        int wide = scope.config().intermediateSize();
        String attended = scope.linear(names.attentionOutput(), attention.write(names, input), hidden, hidden);
        String first = scope.norm(
                names.attentionNorm(),
                graph.node("Add", names.attentionOutput() + "/Residual", List.of(attended, input)),
                hidden);
        String raised = scope.activate(
                scope.config().activation(),
                names.intermediate() + "/activation",
                scope.linear(names.intermediate(), first, wide, hidden));
        String lowered = scope.linear(names.output(), raised, hidden, wide);
        return scope.norm(
                names.outputNorm(), graph.node("Add", names.output() + "/Residual", List.of(lowered, first)), hidden);
    }
}
