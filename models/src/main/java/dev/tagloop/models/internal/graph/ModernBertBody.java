package dev.tagloop.models.internal.graph;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoder of ModernBERT (Warner et al. 2024): norms before the blocks, rotary positions, gated feed-forward blocks,
 * and layers that see the whole text in turn with layers that see a window.
 */
final class ModernBertBody {
    private static final long FLOAT = 1;

    private final GraphScope scope;
    private final GraphBuilder graph;
    private final ModelConfig config;
    private final NormWriter norms;

    ModernBertBody(GraphScope scope) {
        this.scope = scope;
        this.graph = scope.graph();
        this.config = scope.config();
        this.norms = new NormWriter(scope);
    }

    /** @param mask the additive mask {@code [batch, 1, 1, keys]} */
    EncoderStates write(String inputIds, String mask) {
        DistanceWriter distances = new DistanceWriter(graph, inputIds);
        String places = distances.places();
        String near = graph.node("Min", "mask/Near", List.of(mask, window(distances.queryMinusKey(places))));
        double globalTheta = theta("full_attention", config.number("global_rope_theta", 160_000));
        double localTheta = theta("sliding_attention", config.number("local_rope_theta", globalTheta));
        RotaryAttention global = new RotaryAttention(scope, mask, places, "rotary.global", globalTheta);
        RotaryAttention local = new RotaryAttention(scope, near, places, "rotary.local", localTheta);
        int every = Math.max(1, config.integer("global_attn_every_n_layers", 3));
        List<String> states = new ArrayList<>();
        states.add(new EmbeddingWriter(scope).write(inputIds));
        for (int layer = 0; layer < config.layers(); layer++) {
            states.add(layer(layer, states.getLast(), layer % every == 0 ? global : local));
        }
        return new EncoderStates(states, norm("final_norm", states.getLast()));
    }

    private String layer(int index, String input, RotaryAttention attention) {
        String root = "layers." + index + ".";
        String prefix = scope.family().prefix() + root;
        // The first layer reads the embeddings, which are normed already.
        String normed = index == 0 ? input : norm(root + "attn_norm", input);
        String attended =
                graph.node("Add", prefix + "attn/Residual", List.of(input, attention.write(prefix + "attn.", normed)));
        return graph.node(
                "Add",
                prefix + "mlp/Residual",
                List.of(attended, gated(prefix + "mlp.", norm(root + "mlp_norm", attended))));
    }

    private String gated(String prefix, String input) {
        int hidden = config.hiddenSize();
        int wide = config.intermediateSize();
        boolean biased = config.flag("mlp_bias", false);
        String both = scope.linear(prefix + "Wi", prefix + "Wi", input, 2 * wide, hidden, biased);
        List<String> halves = graph.node(
                "Split",
                prefix + "Split",
                List.of(both, graph.ints("constant.gate_split", wide, wide)),
                List.of(prefix + "Value", prefix + "Gate"),
                new Attribute.Int("axis", -1));
        String raised = scope.activate(config.activation(), prefix + "activation", halves.get(0));
        String product = graph.node("Mul", prefix + "Mul", List.of(raised, halves.get(1)));
        return scope.linear(prefix + "Wo", prefix + "Wo", product, hidden, wide, biased);
    }

    private String norm(String name, String input) {
        return norms.write(scope.family().prefix() + name, input, config.hiddenSize(), config.flag("norm_bias", false));
    }

    /** {@code [tokens, tokens]}: 0 inside the window around a token, else the lowest float. */
    private String window(String distance) {
        String far = graph.node("Abs", "window/Abs", List.of(distance));
        String outside = graph.node(
                "Greater",
                "window/Greater",
                List.of(far, graph.number("constant.window", config.integer("local_attention", 128) / 2)));
        String number = graph.node("Cast", "window/Cast", List.of(outside), new Attribute.Int("to", FLOAT));
        return graph.node("Mul", "window/Mul", List.of(number, graph.scalar("constant.lowest", -Float.MAX_VALUE)));
    }

    /** Newer files keep the bases of the rotation in an object by kind of layer. */
    private double theta(String kind, double fallback) {
        return config.part("rope_parameters")
                .flatMap(kinds -> kinds.part(kind))
                .map(rope -> rope.number("rope_theta", fallback))
                .orElse(fallback);
    }
}
