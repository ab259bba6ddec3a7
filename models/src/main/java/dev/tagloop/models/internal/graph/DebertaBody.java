package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/** The encoder of DeBERTa v2 and v3: BERT's with disentangled attention and, in v2, a convolution beside the first layer. */
final class DebertaBody {
    private static final long FLOAT = 1;

    private final GraphScope scope;
    private final GraphBuilder graph;

    DebertaBody(GraphScope scope) {
        this.scope = scope;
        this.graph = scope.graph();
    }

    /** @param mask the additive mask {@code [batch, 1, 1, keys]} */
    EncoderStates write(String inputIds, String attentionMask, String mask) {
        ModelConfig config = scope.config();
        String wide = graph.node("Unsqueeze", "mask/Tokens", List.of(attentionMask, graph.ints("constant.2", 2)));
        String real = graph.node("Cast", "mask/Real", List.of(wide), new Attribute.Int("to", FLOAT));
        List<String> states = new ArrayList<>();
        String summed = new EmbeddingWriter(scope).write(inputIds);
        states.add(graph.node("Mul", scope.family().prefix() + "embeddings/Mask", List.of(summed, real)));
        RelativePlaces places = config.flag("relative_attention", false) ? new RelativePlaces(scope, inputIds) : null;
        LayerWriter layers = new LayerWriter(scope, new DisentangledAttention(scope, mask, places));
        for (int layer = 0; layer < config.layers(); layer++) {
            String output = layers.write(LayerNames.of(scope.family(), layer), states.getLast());
            boolean beside = layer == 0 && config.integer("conv_kernel_size", 0) > 0;
            states.add(beside ? convolved(states.getFirst(), output, real) : output);
        }
        return new EncoderStates(states, states.getLast());
    }

    private String convolved(String embeddings, String output, String real) {
        ModelConfig config = scope.config();
        String root = scope.family().prefix() + "encoder.conv";
        int hidden = config.hiddenSize();
        int kernel = config.integer("conv_kernel_size", 0);
        int groups = Math.max(1, config.integer("conv_groups", 1));
        String turned = graph.node("Transpose", root + "/In", List.of(embeddings), new Attribute.Ints("perm", 0, 2, 1));
        String sums = graph.node(
                "Conv",
                root + "/Conv",
                List.of(
                        turned,
                        graph.constant(
                                root + ".conv.weight",
                                scope.weights().get(root + ".conv.weight", hidden, hidden / groups, kernel)),
                        graph.constant(root + ".conv.bias", scope.weights().get(root + ".conv.bias", hidden))),
                new Attribute.Ints("pads", (kernel - 1) / 2, (kernel - 1) / 2),
                new Attribute.Ints("kernel_shape", kernel),
                new Attribute.Int("group", groups));
        String back = graph.node("Transpose", root + "/Out", List.of(sums), new Attribute.Ints("perm", 0, 2, 1));
        String masked = graph.node("Mul", root + "/Masked", List.of(back, real));
        String residual = graph.node("Add", root + "/Residual", List.of(output, activated(root, masked)));
        return graph.node("Mul", root + "/Mask", List.of(scope.norm(root + ".LayerNorm", residual, hidden), real));
    }

    private String activated(String root, String input) {
        String name = scope.config().text("conv_act").orElse("tanh");
        return name.equals("tanh")
                ? graph.node("Tanh", root + "/Tanh", List.of(input))
                : scope.activate(Activation.of(name), root + "/activation", input);
    }
}
