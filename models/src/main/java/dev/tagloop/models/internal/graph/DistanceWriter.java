package dev.tagloop.models.internal.graph;

import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** Writes the places of the tokens in their sequence and how far they are from each other, as int64. */
final class DistanceWriter {
    private final GraphBuilder graph;
    private final String inputIds;

    DistanceWriter(GraphBuilder graph, String inputIds) {
        this.graph = graph;
        this.inputIds = inputIds;
    }

    /** {@code [tokens]}: 0, 1, 2 … */
    String places() {
        String shape = graph.node("Shape", "places/Shape", List.of(inputIds));
        String length = graph.node("Gather", "places/Length", List.of(shape, graph.number("constant.int_1", 1)));
        return graph.node(
                "Range",
                "places/Range",
                List.of(graph.number("constant.int_0", 0), length, graph.number("constant.int_1", 1)));
    }

    /** {@code [tokens, tokens]}: the place of the query (row) minus the place of the key (column). */
    String queryMinusKey(String places) {
        String rows = graph.node("Unsqueeze", "places/Rows", List.of(places, graph.ints("constant.1", 1)));
        String columns = graph.node("Unsqueeze", "places/Columns", List.of(places, graph.ints("constant.0", 0)));
        return graph.node("Sub", "places/Sub", List.of(rows, columns));
    }
}
