package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights as int8 with one scale an output channel; activations are quantized to uint8 while the graph runs, with a range
 * taken from each batch. So that a few large numbers do not take the range from all others, what comes out of a layer norm is
 * balanced by channel ({@link ChannelBalance}), and everything else is divided by the largest magnitude of its token before and
 * multiplied by it after the product. Layers with the same input share these steps. Embedding tables keep one scale a row.
 *
 * <p>The pattern DynamicQuantizeLinear, MatMulInteger, Cast, Mul is the one that ONNX Runtime fuses.
 */
final class Int8Linears implements LinearWriter {
    private static final long FLOAT = 1;

    /** A token of zeros, such as masked ones are in some families, is divided by this. */
    private static final float LEAST_PEAK = 1e-6f;

    /** @param peak the largest magnitude of each token, {@code [batch, tokens, 1]}; null where the values were not divided by it */
    private record Activation(String values, String scale, String zeroPoint, String peak) {}

    private final GraphBuilder graph;
    private final Map<String, ChannelBalance> balances = new HashMap<>();
    private final Map<String, Optional<ChannelBalance>> ofWeights = new HashMap<>();
    private final Map<String, Activation> activations = new HashMap<>();

    Int8Linears(GraphBuilder graph) {
        this.graph = graph;
    }

    @Override
    public String linear(String site, String name, String input, FloatTensor weight, FloatTensor bias) {
        // Weights that stand in several places, such as DeBERTa's for words and for distances, are written once: the
        // first place decides.
        Optional<ChannelBalance> balance =
                ofWeights.computeIfAbsent(name, first -> Optional.ofNullable(balances.get(input)));
        Activation activation = balance.map(of -> byChannel(input, of)).orElseGet(() -> byPeak(input));
        QuantizedMatrix matrix =
                QuantizedMatrix.perRow(balance.map(of -> of.weights(weight)).orElse(weight));
        String bytes =
                graph.bytes(name + ".weight.int8", new int[] {matrix.columns(), matrix.rows()}, matrix.transposed());
        String scales =
                graph.constant(name + ".weight.scale", FloatTensor.of(new int[] {matrix.rows()}, matrix.scales()));
        return product(site, name, activation, bytes, scales, matrix.rows(), bias);
    }

    @Override
    public void normed(String output, FloatTensor gain, FloatTensor bias) {
        balances.put(output, ChannelBalance.of(output, gain, bias));
    }

    @Override
    public boolean splitsNorms() {
        return true;
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
        // The table is read by gather as well, so its columns stay as they are.
        Activation activation = byPeak(input);
        return product(site, site, activation, turned, scales, matrix.rows(), bias);
    }

    private String product(
            String site,
            String name,
            Activation activation,
            String bytes,
            String scales,
            int channels,
            FloatTensor bias) {
        String zero = graph.bytes(name + ".weight.zero", new int[] {channels}, new byte[channels]);
        String product = graph.node(
                "MatMulInteger",
                site + "/MatMulInteger",
                List.of(activation.values(), bytes, activation.zeroPoint(), zero));
        String wide = graph.node("Cast", site + "/Cast", List.of(product), new Attribute.Int("to", FLOAT));
        String scale = graph.node("Mul", site + "/Scale", List.of(activation.scale(), scales));
        String scaled = graph.node("Mul", site + "/Mul", List.of(wide, scale));
        if (activation.peak() != null) {
            scaled = graph.node("Mul", site + "/Peak", List.of(scaled, activation.peak()));
        }
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

    private Activation byChannel(String input, ChannelBalance balance) {
        String name = input + "/Balanced" + (balance.norm().equals(input) ? "" : "/" + balance.norm());
        return activations.computeIfAbsent(name, at -> {
            String factors = graph.constant(balance.norm() + "/balance", balance.factors());
            return quantize(graph.node("Mul", at, List.of(input, factors)), null);
        });
    }

    private Activation byPeak(String input) {
        return activations.computeIfAbsent(input + "/Divided", at -> {
            String magnitudes = graph.node("Abs", input + "/Abs", List.of(input));
            String largest = graph.node(
                    "ReduceMax",
                    input + "/Largest",
                    List.of(magnitudes),
                    new Attribute.Ints("axes", -1),
                    new Attribute.Int("keepdims", 1));
            String peak = graph.node(
                    "Max", input + "/Peak", List.of(largest, graph.scalar("constant.least_peak", LEAST_PEAK)));
            return quantize(graph.node("Div", at, List.of(input, peak)), peak);
        });
    }

    private Activation quantize(String input, String peak) {
        List<String> parts = graph.node(
                "DynamicQuantizeLinear",
                input + "/Quantize",
                List.of(input),
                List.of(input + "/uint8", input + "/scale", input + "/zero"));
        return new Activation(parts.get(0), parts.get(1), parts.get(2), peak);
    }
}
