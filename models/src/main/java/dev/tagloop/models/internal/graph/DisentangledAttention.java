package dev.tagloop.models.internal.graph;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * DeBERTa's attention: to the product of contents come those of content and relative position, from the query's side
 * ({@code c2p}) and from the key's ({@code p2c}).
 */
final class DisentangledAttention implements AttentionWriter {
    private final GraphScope scope;
    private final GraphBuilder graph;
    private final HeadShapes heads;
    private final String mask;
    private final RelativePlaces places;

    /**
     * @param mask the additive mask, {@code [batch, 1, 1, keys]}
     * @param places the relative positions; null where the model has none
     */
    DisentangledAttention(GraphScope scope, String mask, RelativePlaces places) {
        this.scope = scope;
        this.graph = scope.graph();
        this.heads = new HeadShapes(graph, scope.config());
        this.mask = mask;
        this.places = places;
    }

    @Override
    public String write(LayerNames names, String input) {
        ModelConfig config = scope.config();
        int hidden = config.hiddenSize();
        String root = names.query() + "/attention";
        String query = heads.rows(names.query(), scope.linear(names.query(), input, hidden, hidden));
        String keyRows = scope.linear(names.key(), input, hidden, hidden);
        String values = heads.rows(names.value(), scope.linear(names.value(), input, hidden, hidden));
        List<String> sums = new ArrayList<>();
        sums.add(graph.node("MatMul", root + "/Scores", List.of(query, heads.columns(names.key(), keyRows))));
        List<String> kinds = places == null ? List.of() : config.texts("pos_att_type");
        boolean shared = config.flag("share_att_key", false);
        if (kinds.contains("c2p")) {
            String name = shared ? names.key() : positional(names.key(), "pos_key_proj");
            sums.add(places.of(root + "/c2p", name, query, true));
        }
        if (kinds.contains("p2c")) {
            String name = shared ? names.query() : positional(names.query(), "pos_query_proj");
            sums.add(places.of(root + "/p2c", name, heads.rows(names.key() + "/rows", keyRows), false));
        }
        String sum = sums.size() == 1 ? sums.getFirst() : graph.node("Sum", root + "/Sum", sums);
        String scaled = graph.node("Div", root + "/Div", List.of(sum, graph.scalar("constant.sqrt_head", (float)
                Math.sqrt((double) heads.size() * sums.size()))));
        String masked = graph.node("Add", root + "/Mask", List.of(scaled, mask));
        String weights = graph.node("Softmax", root + "/Softmax", List.of(masked), new Attribute.Int("axis", -1));
        return heads.join(root, graph.node("MatMul", root + "/Mix", List.of(weights, values)));
    }

    private static String positional(String beside, String name) {
        return beside.substring(0, beside.lastIndexOf('.') + 1) + name;
    }
}
