package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** Weights as float32. */
final class FloatLinears implements LinearWriter {
    private final GraphBuilder graph;

    FloatLinears(GraphBuilder graph) {
        this.graph = graph;
    }

    @Override
    public String linear(String name, String input, FloatTensor weight, FloatTensor bias) {
        String matrix = graph.constant(name + ".weight.transposed", weight.transposed());
        String product = graph.node("MatMul", name + "/MatMul", List.of(input, matrix));
        return graph.node("Add", name + "/Add", List.of(product, graph.constant(name + ".bias", bias)));
    }

    @Override
    public String gather(String name, String ids, FloatTensor table) {
        return graph.node("Gather", name + "/Gather", List.of(graph.constant(name + ".weight", table), ids));
    }
}
