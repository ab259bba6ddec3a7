package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights as int8 with one scale an output channel; activations are quantized to uint8 while the graph runs, with a range
 * taken from each batch. Layers with the same input share that step. Embedding tables keep one scale a row.
 *
 * <p>The pattern DynamicQuantizeLinear, MatMulInteger, Cast, Mul is the one that ONNX Runtime fuses.
 */
final class Int8Linears implements LinearWriter {
    private static final long FLOAT = 1;

    private record Activation(String values, String scale, String zeroPoint) {}

    private final GraphBuilder graph;
    private final Map<String, Activation> quantized = new HashMap<>();

    Int8Linears(GraphBuilder graph) {
        this.graph = graph;
    }

    @Override
    public String linear(String site, String name, String input, FloatTensor weight, FloatTensor bias) {
        QuantizedMatrix matrix = QuantizedMatrix.perRow(weight);
        String bytes =
                graph.bytes(name + ".weight.int8", new int[] {matrix.columns(), matrix.rows()}, matrix.transposed());
        String scales =
                graph.constant(name + ".weight.scale", FloatTensor.of(new int[] {matrix.rows()}, matrix.scales()));
        return product(site, name, input, bytes, scales, matrix.rows(), bias);
    }

    @Override
    public String gather(String name, String ids, FloatTensor table) {
        QuantizedMatrix matrix = QuantizedMatrix.perRow(table);
        String row = graph.node("Gather", name + "/Gather", List.of(tableBytes(name, matrix), ids));
        String wide = graph.node("Cast", name + "/Cast", List.of(row), new Attribute.Int("to", FLOAT));
        String scale = graph.node("Gather", name + "/Scale", List.of(tableScales(name, matrix), ids));
        return graph.node("Mul", name + "/Mul", List.of(wide, scale));
    }

    /** The rows' scales of the table are the channels' scales of the product. */
    @Override
    public String scores(String site, String name, String input, FloatTensor table, FloatTensor bias) {
        QuantizedMatrix matrix = QuantizedMatrix.perRow(table);
        String turned = graph.node(
                "Transpose", site + "/Transpose", List.of(tableBytes(name, matrix)), new Attribute.Ints("perm", 1, 0));
        String scales = graph.node(
                "Reshape", site + "/Scales", List.of(tableScales(name, matrix), graph.ints("constant.all", -1)));
        return product(site, site, input, turned, scales, matrix.rows(), bias);
    }

    private String product(
            String site, String name, String input, String bytes, String scales, int channels, FloatTensor bias) {
        Activation activation = quantized.computeIfAbsent(input, this::quantize);
        String zero = graph.bytes(name + ".weight.zero", new int[] {channels}, new byte[channels]);
        String product = graph.node(
                "MatMulInteger",
                site + "/MatMulInteger",
                List.of(activation.values(), bytes, activation.zeroPoint(), zero));
        String wide = graph.node("Cast", site + "/Cast", List.of(product), new Attribute.Int("to", FLOAT));
        String scale = graph.node("Mul", site + "/Scale", List.of(activation.scale(), scales));
        String scaled = graph.node("Mul", site + "/Mul", List.of(wide, scale));
        return bias == null
                ? scaled
                : graph.node("Add", site + "/Add", List.of(scaled, graph.constant(name + ".bias", bias)));
    }

    private String tableBytes(String name, QuantizedMatrix matrix) {
        return graph.bytes(name + ".weight.int8", new int[] {matrix.rows(), matrix.columns()}, matrix.values());
    }

    private String tableScales(String name, QuantizedMatrix matrix) {
        return graph.constant(name + ".weight.scale", FloatTensor.of(new int[] {matrix.rows(), 1}, matrix.scales()));
    }

    private Activation quantize(String input) {
        List<String> parts = graph.node(
                "DynamicQuantizeLinear",
                input + "/Quantize",
                List.of(input),
                List.of(input + "/uint8", input + "/scale", input + "/zero"));
        return new Activation(parts.get(0), parts.get(1), parts.get(2));
    }
}
