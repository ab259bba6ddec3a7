package dev.tagloop.models.internal.graph;

import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** Splits the width of the hidden states into attention heads, and joins them. */
final class HeadShapes {
    private final GraphBuilder graph;
    private final int heads;
    private final int size;

    HeadShapes(GraphBuilder graph, ModelConfig config) {
        this.graph = graph;
        this.heads = config.attentionHeads();
        if (heads == 0 || config.hiddenSize() % heads != 0) {
            throw new ModelFormatException("config.json: the hidden size " + config.hiddenSize()
                    + " cannot be split into " + heads + " attention heads");
        }
        this.size = config.hiddenSize() / heads;
    }

    int heads() {
        return heads;
    }

    /** The width of one head. */
    int size() {
        return size;
    }

    /** {@code [batch, tokens, hidden]} as {@code [batch, heads, tokens, size]}. */
    String rows(String name, String projected) {
        return split(name, projected, 0, 2, 1, 3);
    }

    /** {@code [batch, tokens, hidden]} as {@code [batch, heads, size, tokens]}, ready to be multiplied with rows. */
    String columns(String name, String projected) {
        return split(name, projected, 0, 2, 3, 1);
    }

    /** {@code [batch, heads, tokens, size]} as {@code [batch, tokens, hidden]}. */
    String join(String name, String mixed) {
        String turned =
                graph.node("Transpose", name + "/Transpose", List.of(mixed), new Attribute.Ints("perm", 0, 2, 1, 3));
        return graph.node(
                "Reshape",
                name + "/Reshape",
                List.of(turned, graph.ints("constant.joined_shape", 0, 0, (long) heads * size)));
    }

    private String split(String name, String projected, long... order) {
        String split = graph.node(
                "Reshape",
                name + "/Reshape",
                List.of(projected, graph.ints("constant.split_shape", 0, 0, heads, size)));
        return graph.node("Transpose", name + "/Transpose", List.of(split), new Attribute.Ints("perm", order));
    }
}
