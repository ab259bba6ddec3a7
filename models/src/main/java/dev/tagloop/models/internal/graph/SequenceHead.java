package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Activation;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.ElementType;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import java.util.List;

/** The head that gives labels or one number to a whole text, as each family has it. Small and decisive, so float32. */
final class SequenceHead {
    private static final long FLOAT = 1;

    private final GraphScope scope;
    private final GraphBuilder graph;
    private final int hidden;

    SequenceHead(GraphScope scope) {
        this.scope = scope.float32();
        this.graph = scope.graph();
        this.hidden = scope.config().hiddenSize();
    }

    /** The output {@code logits} {@code [batch, labels]}. @return what the last layer reads, {@code [batch, hidden]} */
    String write(String states, String attentionMask, int labels) {
        String first = graph.node(
                "Gather",
                "first/Gather",
                List.of(states, graph.number("constant.int_0", 0)),
                new Attribute.Int("axis", 1));
        String summary = switch (scope.family()) {
            case BERT -> tanh(dense(scope.family().prefix() + "pooler.dense", first));
            case ROBERTA, MPNET -> tanh(dense("classifier.dense", first));
            case ELECTRA ->
                scope.activate(Activation.GELU_ERF, "classifier.activation", dense("classifier.dense", first));
            case DISTILBERT ->
                scope.activate(Activation.RELU, "pre_classifier.activation", dense("pre_classifier", first));
            case DEBERTA_V2 ->
                scope.activate(
                        Activation.of(scope.config().text("pooler_hidden_act").orElse("gelu")),
                        "pooler.activation",
                        dense("pooler.dense", first));
            case MODERNBERT -> {
                boolean mean = scope.config()
                        .text("classifier_pooling")
                        .filter("mean"::equals)
                        .isPresent();
                String pooled = mean ? mean(states, attentionMask) : first;
                yield PredictionHead.write(scope, pooled);
            }
            default -> throw new ModelFormatException("a text classifier of this family cannot be run");
        };
        String last = switch (scope.family()) {
            case ROBERTA, MPNET, ELECTRA -> "classifier.out_proj";
            default -> "classifier";
        };
        graph.node("Identity", "logits", List.of(classifier(last, summary, labels)));
        graph.output("logits", ElementType.FLOAT, "batch_size", labels);
        return summary;
    }

    private String dense(String name, String input) {
        require(name);
        return scope.linear(name, input, hidden, hidden);
    }

    private String classifier(String name, String input, int labels) {
        require(name);
        return scope.linear(name, input, labels, hidden);
    }

    private void require(String name) {
        if (!scope.weights().has(name + ".weight")) {
            throw new ModelFormatException("the checkpoint has no weight '" + name + ".weight', so it has no text"
                    + " classification head: fine-tune it for text classification first");
        }
    }

    private String tanh(String input) {
        return graph.node("Tanh", "classifier/Tanh", List.of(input));
    }

    /** The mean over the tokens that are no padding. */
    private String mean(String states, String attentionMask) {
        String wide = graph.node("Unsqueeze", "mean/Unsqueeze", List.of(attentionMask, graph.ints("constant.2", 2)));
        String real = graph.node("Cast", "mean/Cast", List.of(wide), new Attribute.Int("to", FLOAT));
        String kept = graph.node("Mul", "mean/Mul", List.of(states, real));
        Attribute plain = new Attribute.Int("keepdims", 0);
        String sum = graph.node("ReduceSum", "mean/Sum", List.of(kept, graph.ints("constant.1", 1)), plain);
        String count = graph.node("ReduceSum", "mean/Count", List.of(real, graph.ints("constant.1", 1)), plain);
        return graph.node("Div", "mean/Div", List.of(sum, count));
    }
}
