package dev.tagloop.models.internal.graph;

import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** Attention whose queries and keys are turned by the place of their token (Su et al. 2021). */
final class RotaryAttention {
    private static final long FLOAT = 1;

    private final GraphScope scope;
    private final GraphBuilder graph;
    private final HeadShapes heads;
    private final String mask;
    private final String cos;
    private final String sin;

    /**
     * @param mask the additive mask, which may be {@code [batch, 1, queries, keys]}
     * @param places {@code [tokens]}: 0, 1, 2 …
     * @param name names the tables of this base
     * @param theta the base of the rotation
     */
    RotaryAttention(GraphScope scope, String mask, String places, String name, double theta) {
        this.scope = scope;
        this.graph = scope.graph();
        this.heads = new HeadShapes(graph, scope.config());
        if (heads.size() % 2 != 0) {
            throw new ModelFormatException(
                    "config.json: heads of the odd size " + heads.size() + " cannot be turned by their place");
        }
        this.mask = mask;
        String number = graph.node("Cast", name + "/Cast", List.of(places), new Attribute.Int("to", FLOAT));
        String column = graph.node("Unsqueeze", name + "/Column", List.of(number, graph.ints("constant.1", 1)));
        String angles = graph.node("Mul", name + "/Angles", List.of(column, frequencies(name, theta)));
        this.cos = graph.node("Cos", name + "/Cos", List.of(angles));
        this.sin = graph.node("Sin", name + "/Sin", List.of(angles));
    }

    /** @param prefix of the layer's weights, with its dot */
    String write(String prefix, String input) {
        int hidden = scope.config().hiddenSize();
        boolean biased = scope.config().flag("attention_bias", false);
        String all = scope.linear(prefix + "Wqkv", prefix + "Wqkv", input, 3 * hidden, hidden, biased);
        List<String> parts = graph.node(
                "Split",
                prefix + "Split",
                List.of(all, graph.ints("constant.qkv_split", hidden, hidden, hidden)),
                List.of(prefix + "Query", prefix + "Key", prefix + "Value"),
                new Attribute.Int("axis", -1));
        String query = turned(prefix + "query", heads.rows(prefix + "query", parts.get(0)));
        String key = turned(prefix + "key", heads.rows(prefix + "key", parts.get(1)));
        String value = heads.rows(prefix + "value", parts.get(2));
        String columns =
                graph.node("Transpose", prefix + "Columns", List.of(key), new Attribute.Ints("perm", 0, 1, 3, 2));
        String products = graph.node("MatMul", prefix + "Scores", List.of(query, columns));
        String scaled = graph.node("Div", prefix + "Div", List.of(products, graph.scalar("constant.sqrt_head", (float)
                Math.sqrt(heads.size()))));
        String masked = graph.node("Add", prefix + "Mask", List.of(scaled, mask));
        String weights = graph.node("Softmax", prefix + "Softmax", List.of(masked), new Attribute.Int("axis", -1));
        String mixed = graph.node("MatMul", prefix + "Mix", List.of(weights, value));
        return scope.linear(prefix + "Wo", prefix + "Wo", heads.join(prefix + "join", mixed), hidden, hidden, biased);
    }

    /** Turns each pair of a number of the first half and one of the second. */
    private String turned(String name, String rows) {
        int half = heads.size() / 2;
        List<String> halves = graph.node(
                "Split",
                name + "/Split",
                List.of(rows, graph.ints("constant.half_split", half, half)),
                List.of(name + "/First", name + "/Second"),
                new Attribute.Int("axis", -1));
        String first = graph.node(
                "Sub",
                name + "/TurnedFirst",
                List.of(times(name + "/FirstCos", halves.get(0), cos), times(name + "/SecondSin", halves.get(1), sin)));
        String second = graph.node(
                "Add",
                name + "/TurnedSecond",
                List.of(times(name + "/SecondCos", halves.get(1), cos), times(name + "/FirstSin", halves.get(0), sin)));
        return graph.node("Concat", name + "/Concat", List.of(first, second), new Attribute.Int("axis", -1));
    }

    private String times(String name, String left, String right) {
        return graph.node("Mul", name, List.of(left, right));
    }

    /** In float32 and in this order, as the original. */
    private String frequencies(String name, double theta) {
        float[] inverse = new float[heads.size() / 2];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1f / (float) Math.pow(theta, (float) (2 * i) / heads.size());
        }
        return graph.constant(name + ".frequencies", FloatTensor.of(new int[] {inverse.length}, inverse));
    }
}
