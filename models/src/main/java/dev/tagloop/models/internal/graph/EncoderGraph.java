package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.Precision;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.ElementType;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import dev.tagloop.models.internal.onnx.OnnxModel;
import dev.tagloop.models.internal.weights.Family;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a checkpoint of the BERT, RoBERTa, DistilBERT or ELECTRA family as an ONNX graph with free batch and sequence
 * lengths. Inputs, all int64 {@code [batch_size, sequence_length]}: {@code input_ids}, {@code attention_mask}, then
 * {@code token_type_ids} where the family has them and {@code word_shape_ids} where the checkpoint has our table.
 */
public final class EncoderGraph {
    private static final Set<Family> SUPPORTED =
            EnumSet.of(Family.BERT, Family.ROBERTA, Family.DISTILBERT, Family.ELECTRA);
    private static final long FLOAT = 1;

    private final GraphBuilder graph = new GraphBuilder();
    private final ModelConfig config;
    private final CheckedWeights weights;
    private final Family family;
    private final LinearWriter linears;

    private EncoderGraph(Checkpoint checkpoint, Precision precision) {
        this.config = checkpoint.config();
        this.weights = new CheckedWeights(checkpoint);
        this.family = Family.of(config.modelType())
                .filter(SUPPORTED::contains)
                .orElseThrow(() -> new ModelFormatException("models of the type '" + config.modelType()
                        + "' cannot be run yet; supported are bert, roberta, xlm-roberta, camembert, distilbert and"
                        + " electra"));
        this.linears = switch (precision) {
            case FLOAT32 -> new FloatLinears(graph);
            case INT8 -> new Int8Linears(graph);
        };
    }

    /** Encoder and token classification head; the output is {@code logits} {@code [batch, tokens, labels]}. */
    public static OnnxModel tokenClassification(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        int labels = encoder.labels(checkpoint);
        // A head is small and decides the label, so it always stays float32.
        String sums = new FloatLinears(encoder.graph)
                .linear(
                        "classifier",
                        encoder.layers().getLast(),
                        encoder.weights.get("classifier.weight", labels, encoder.config.hiddenSize()),
                        encoder.weights.get("classifier.bias", labels));
        encoder.graph.node("Identity", "logits", List.of(sums));
        encoder.graph.output("logits", ElementType.FLOAT, "batch_size", "sequence_length", labels);
        return encoder.graph.build("token_classification");
    }

    /**
     * The encoder alone; the output is {@code last_hidden_state} {@code [batch, tokens, hidden]}.
     *
     * @param allStates also gives {@code hidden_states.0} (the embeddings) to {@code hidden_states.n}
     */
    public static OnnxModel encoder(Checkpoint checkpoint, Precision precision, boolean allStates) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        List<String> states = encoder.layers();
        encoder.state("last_hidden_state", states.getLast());
        for (int i = 0; allStates && i < states.size(); i++) {
            encoder.state("hidden_states." + i, states.get(i));
        }
        return encoder.graph.build("encoder");
    }

    static boolean usesTokenTypes(Family family) {
        return family == Family.BERT || family == Family.ELECTRA;
    }

    private int labels(Checkpoint checkpoint) {
        if (!weights.has("classifier.weight")) {
            throw new ModelFormatException("the checkpoint has no weight 'classifier.weight', so it has no token"
                    + " classification head: fine-tune it for token classification first");
        }
        return checkpoint.labels().size();
    }

    private void state(String name, String value) {
        graph.node("Identity", name, List.of(value));
        graph.output(name, ElementType.FLOAT, "batch_size", "sequence_length", config.hiddenSize());
    }

    private List<String> layers() {
        String ids = graph.input("input_ids", ElementType.INT64, "batch_size", "sequence_length");
        String mask = mask(graph.input("attention_mask", ElementType.INT64, "batch_size", "sequence_length"));
        List<String> states = new ArrayList<>();
        states.add(new EmbeddingWriter(graph, linears, weights, config, family).write(ids));
        LayerWriter layers = new LayerWriter(graph, linears, weights, config, mask);
        for (int layer = 0; layer < config.layers(); layer++) {
            states.add(layers.write(LayerNames.of(family, layer), states.getLast()));
        }
        return states;
    }

    /** 0 for a token, the lowest float for padding, in a form that spreads over heads and queries. */
    private String mask(String attentionMask) {
        String spread =
                graph.node("Unsqueeze", "mask/Unsqueeze", List.of(attentionMask, graph.ints("constant.1_2", 1, 2)));
        String number = graph.node("Cast", "mask/Cast", List.of(spread), new Attribute.Int("to", FLOAT));
        String inverse = graph.node("Sub", "mask/Sub", List.of(graph.scalar("constant.one", 1), number));
        return graph.node("Mul", "mask/Mul", List.of(inverse, graph.scalar("constant.lowest", -Float.MAX_VALUE)));
    }
}
