package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** Weights as float32. */
final class FloatLinears implements LinearWriter {
    private final GraphBuilder graph;

    FloatLinears(GraphBuilder graph) {
        this.graph = graph;
    }

    @Override
    public String linear(String site, String name, String input, FloatTensor weight, FloatTensor bias) {
        return product(site, name, input, graph.constant(name + ".weight.transposed", weight.transposed()), bias);
    }

    /** Floats hold large and small channels alike. */
    @Override
    public void normed(String output, FloatTensor gain, FloatTensor bias) {}

    @Override
    public boolean splitsNorms() {
        return false;
    }

    @Override
    public String gather(String name, String ids, FloatTensor table) {
        return graph.node("Gather", name + "/Gather", List.of(graph.constant(name + ".weight", table), ids));
    }

    @Override
    public String scores(String site, String name, String input, FloatTensor table, FloatTensor bias) {
        String rows = graph.constant(name + ".weight", table);
        String turned = graph.node("Transpose", site + "/Transpose", List.of(rows), new Attribute.Ints("perm", 1, 0));
        return product(site, site, input, turned, bias);
    }

    private String product(String site, String name, String input, String matrix, FloatTensor bias) {
        String product = graph.node("MatMul", site + "/MatMul", List.of(input, matrix));
        return bias == null
                ? product
                : graph.node("Add", site + "/Add", List.of(product, graph.constant(name + ".bias", bias)));
    }
}
