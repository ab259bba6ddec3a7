package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/**
 * The relative positions of one DeBERTa graph: which row of the position table each pair of tokens has. A pair's product
 * is found by one Gather in the flattened products of all rows, so that no index is spread over batch and heads.
 */
final class RelativePlaces {
    private final GraphScope scope;
    private final GraphBuilder graph;
    private final RelativeBuckets buckets;
    private final HeadShapes heads;
    private final String embeddings;
    private final String byQuery;
    private final String byKey;

    RelativePlaces(GraphScope scope, String inputIds) {
        this.scope = scope;
        this.graph = scope.graph();
        this.buckets = RelativeBuckets.of(scope.config());
        this.heads = new HeadShapes(graph, scope.config());
        this.embeddings = embeddings();
        DistanceWriter distances = new DistanceWriter(graph, inputIds);
        String places = distances.places();
        String rows = rows(distances.queryMinusKey(places));
        String stride =
                graph.node("Mul", "relative/Stride", List.of(places, graph.number("constant.rows", buckets.rows())));
        this.byQuery = graph.node("Add", "relative/ByQuery", List.of(rows, turned("relative/OfQuery", stride, 1)));
        this.byKey = graph.node("Add", "relative/ByKey", List.of(rows, turned("relative/OfKey", stride, 0)));
    }

    /**
     * The products {@code [batch, heads, queries, keys]} of contents with the position of each pair.
     *
     * @param layer the linear layer that the position table goes through
     * @param content {@code [batch, heads, tokens, size]} of queries or of keys
     * @param ofQuery whether the content is the queries'
     */
    String of(String site, String layer, String content, boolean ofQuery) {
        int hidden = scope.config().hiddenSize();
        String projected = scope.linear(site + "/Table", layer, embeddings, hidden, hidden, true);
        String split = graph.node(
                "Reshape",
                site + "/Split",
                List.of(projected, graph.ints("constant.table_shape", buckets.rows(), heads.heads(), heads.size())));
        String table = graph.node("Transpose", site + "/Turn", List.of(split), new Attribute.Ints("perm", 1, 2, 0));
        String products = graph.node("MatMul", site + "/Products", List.of(content, table));
        String flat =
                graph.node("Reshape", site + "/Flat", List.of(products, graph.ints("constant.flat_shape", 0, 0, -1)));
        return graph.node(
                "Gather", site + "/Gather", List.of(flat, ofQuery ? byQuery : byKey), new Attribute.Int("axis", 2));
    }

    /** {@code [tokens, tokens]}: the row of the table for each query and key. */
    private String rows(String distance) {
        int farthest = buckets.farthest();
        long[] rowOf = new long[2 * farthest + 1];
        for (int i = 0; i < rowOf.length; i++) {
            rowOf[i] = buckets.row(i - farthest);
        }
        String near = graph.node(
                "Clip",
                "relative/Clip",
                List.of(
                        distance,
                        graph.number("constant.nearest", -farthest),
                        graph.number("constant.farthest", farthest)));
        String index = graph.node("Add", "relative/Index", List.of(near, graph.number("constant.farthest", farthest)));
        return graph.node("Gather", "relative/Rows", List.of(graph.ints("relative.row_of_distance", rowOf), index));
    }

    private String turned(String name, String stride, int axis) {
        return graph.node("Unsqueeze", name, List.of(stride, graph.ints("constant." + axis, axis)));
    }

    private String embeddings() {
        String root = scope.family().prefix() + "encoder.";
        int hidden = scope.config().hiddenSize();
        String name = root + "rel_embeddings.weight";
        String table = graph.constant(name, scope.weights().get(name, buckets.rows(), hidden));
        return scope.config().texts("norm_rel_ebd").contains("layer_norm")
                ? scope.norm(root + "LayerNorm", table, hidden)
                : table;
    }
}
