package dev.tagloop.models.internal.graph;

import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.ElementType;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import dev.tagloop.models.internal.weights.Family;
import java.util.List;

/** The heads that look at every token: labels of tokens, starts and ends of answers. Small and decisive, so float32. */
final class TokenHead {
    private final GraphScope scope;
    private final GraphBuilder graph;

    TokenHead(GraphScope scope) {
        this.scope = scope.float32();
        this.graph = scope.graph();
    }

    /** The output {@code logits} {@code [batch, tokens, labels]}. */
    void labels(String states, int labels) {
        if (!scope.weights().has("classifier.weight")) {
            throw new ModelFormatException("the checkpoint has no weight 'classifier.weight', so it has no token"
                    + " classification head: fine-tune it for token classification first");
        }
        graph.node("Identity", "logits", List.of(sums("classifier", states, labels)));
        graph.output("logits", ElementType.FLOAT, "batch_size", "sequence_length", labels);
    }

    /** The outputs {@code start_logits} and {@code end_logits}, {@code [batch, tokens]}. */
    void answers(String states) {
        String name = scope.weights().has("qa_outputs.weight") ? "qa_outputs" : "classifier";
        if (!scope.weights().has(name + ".weight")) {
            throw new ModelFormatException("the checkpoint has no weight 'qa_outputs.weight', so it has no question"
                    + " answering head: fine-tune it for question answering first");
        }
        List<String> columns = graph.node(
                "Split",
                name + "/Split",
                List.of(sums(name, states, 2), graph.ints("constant.one_one", 1, 1)),
                List.of(name + "/Start", name + "/End"),
                new Attribute.Int("axis", -1));
        for (int i = 0; i < 2; i++) {
            String output = i == 0 ? "start_logits" : "end_logits";
            graph.node("Squeeze", output, List.of(columns.get(i), graph.ints("constant.last", -1)));
            graph.output(output, ElementType.FLOAT, "batch_size", "sequence_length");
        }
    }

    private String sums(String name, String states, int outputs) {
        String read = scope.family() == Family.MODERNBERT ? PredictionHead.write(scope, states) : states;
        return scope.linear(name, read, outputs, scope.config().hiddenSize());
    }
}
