package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** The scaled dot product attention of Vaswani et al. 2017, with an added bias by distance where the family has one. */
final class DotProductAttention implements AttentionWriter {
    private final GraphScope scope;
    private final GraphBuilder graph;
    private final HeadShapes heads;
    private final String mask;
    private final String positionBias;

    /**
     * @param mask the additive mask, {@code [batch, 1, 1, keys]}: 0 where a key may be looked at, else very negative
     * @param positionBias {@code [heads, queries, keys]}, or null
     */
    DotProductAttention(GraphScope scope, String mask, String positionBias) {
        this.scope = scope;
        this.graph = scope.graph();
        this.heads = new HeadShapes(graph, scope.config());
        this.mask = mask;
        this.positionBias = positionBias;
    }

    @Override
    public String write(LayerNames names, String input) {
        int hidden = scope.config().hiddenSize();
        String query = heads.rows(names.query(), scope.linear(names.query(), input, hidden, hidden));
        String keys = heads.columns(names.key(), scope.linear(names.key(), input, hidden, hidden));
        String values = heads.rows(names.value(), scope.linear(names.value(), input, hidden, hidden));
        String root = names.query() + "/attention";
        String products = graph.node("MatMul", root + "/Scores", List.of(query, keys));
        String scaled = graph.node("Div", root + "/Div", List.of(products, graph.scalar("constant.sqrt_head", (float)
                Math.sqrt(heads.size()))));
        String biased = positionBias == null
                ? scaled
                : graph.node("Add", root + "/PositionBias", List.of(scaled, positionBias));
        String masked = graph.node("Add", root + "/Mask", List.of(biased, mask));
        String weights = graph.node("Softmax", root + "/Softmax", List.of(masked), new Attribute.Int("axis", -1));
        return heads.join(root, graph.node("MatMul", root + "/Mix", List.of(weights, values)));
    }
}
