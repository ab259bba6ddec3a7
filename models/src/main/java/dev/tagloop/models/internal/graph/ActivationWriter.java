package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Activation;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** Writes an activation function out of elementary operators, in the forms that ONNX Runtime recognises and fuses. */
final class ActivationWriter {
    private final GraphBuilder graph;

    ActivationWriter(GraphBuilder graph) {
        this.graph = graph;
    }

    String apply(Activation activation, String name, String x) {
        return switch (activation) {
            case GELU_ERF -> geluErf(name, x);
            case GELU_TANH -> geluTanh(name, x);
            case RELU -> graph.node("Relu", name + "/Relu", List.of(x));
            case SILU ->
                graph.node("Mul", name + "/Mul", List.of(x, graph.node("Sigmoid", name + "/Sigmoid", List.of(x))));
        };
    }

    /** {@code x * (1 + erf(x / √2)) * 0.5}. */
    private String geluErf(String name, String x) {
        String scaled = graph.node("Div", name + "/Div", List.of(x, scalar("sqrt2", (float) Math.sqrt(2))));
        String erf = graph.node("Erf", name + "/Erf", List.of(scaled));
        String raised = graph.node("Add", name + "/Raise", List.of(erf, scalar("one", 1)));
        String product = graph.node("Mul", name + "/Mul", List.of(x, raised));
        return graph.node("Mul", name + "/Half", List.of(product, scalar("half", 0.5f)));
    }

    /** {@code 0.5 * x * (1 + tanh(√(2/π) * (x + 0.044715 x³)))}. */
    private String geluTanh(String name, String x) {
        String cube = graph.node("Pow", name + "/Cube", List.of(x, scalar("three", 3)));
        String small = graph.node("Mul", name + "/Small", List.of(cube, scalar("gelu", 0.044715f)));
        String inner = graph.node("Add", name + "/Inner", List.of(x, small));
        String scaled =
                graph.node("Mul", name + "/Scaled", List.of(inner, scalar("sqrt2pi", (float) Math.sqrt(2 / Math.PI))));
        String tanh = graph.node("Tanh", name + "/Tanh", List.of(scaled));
        String raised = graph.node("Add", name + "/Raise", List.of(tanh, scalar("one", 1)));
        String half = graph.node("Mul", name + "/Half", List.of(x, scalar("half", 0.5f)));
        return graph.node("Mul", name + "/Mul", List.of(half, raised));
    }

    private String scalar(String name, float value) {
        return graph.scalar("constant." + name, value);
    }
}
