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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a checkpoint of a family of encoders, with one of its heads or alone, as an ONNX graph with free batch and sequence
 * lengths. Inputs, all int64 {@code [batch_size, sequence_length]}: {@code input_ids}, {@code attention_mask}, then
 * {@code token_type_ids} where the model has them and {@code word_shape_ids} where the checkpoint has our table.
 */
public final class EncoderGraph {
    private static final Set<Family> SUPPORTED = EnumSet.of(
            Family.BERT,
            Family.ROBERTA,
            Family.DISTILBERT,
            Family.ELECTRA,
            Family.MPNET,
            Family.DEBERTA_V2,
            Family.MODERNBERT);
    private static final long FLOAT = 1;

    private final GraphBuilder graph = new GraphBuilder();
    private final GraphScope scope;
    private final String inputIds;
    private final String attentionMask;
    private final EncoderStates states;

    private EncoderGraph(Checkpoint checkpoint, Precision precision) {
        ModelConfig config = checkpoint.config();
        Family family = Family.of(config.modelType())
                .filter(SUPPORTED::contains)
                .orElseThrow(() -> new ModelFormatException("models of the type '" + config.modelType()
                        + "' cannot be run as encoders; supported are bert, distilbert, roberta, xlm-roberta,"
                        + " camembert, electra, mpnet, deberta-v2 and modernbert"));
        LinearWriter linears = switch (precision) {
            case FLOAT32 -> new FloatLinears(graph);
            case INT8 -> new Int8Linears(graph);
        };
        this.scope = new GraphScope(graph, linears, new CheckedWeights(checkpoint), config, family);
        this.inputIds = graph.input("input_ids", ElementType.INT64, "batch_size", "sequence_length");
        this.attentionMask = graph.input("attention_mask", ElementType.INT64, "batch_size", "sequence_length");
        this.states = body();
    }

    /** Encoder and token classification head; the output is {@code logits} {@code [batch, tokens, labels]}. */
    public static OnnxModel tokenClassification(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        new TokenHead(encoder.scope)
                .labels(encoder.states.last(), checkpoint.labels().size());
        return encoder.graph.build("token_classification");
    }

    /** The same with {@code last_hidden_state} {@code [batch, tokens, hidden]} as a second output. */
    public static OnnxModel tokenClassificationWithStates(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        new TokenHead(encoder.scope)
                .labels(encoder.states.last(), checkpoint.labels().size());
        encoder.state("last_hidden_state", encoder.states.last());
        return encoder.graph.build("token_classification");
    }

    /** Encoder and text classification (or regression) head; the output is {@code logits} {@code [batch, labels]}. */
    public static OnnxModel sequenceClassification(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        new SequenceHead(encoder.scope)
                .write(
                        encoder.states.last(),
                        encoder.attentionMask,
                        checkpoint.labels().size());
        return encoder.graph.build("sequence_classification");
    }

    /**
     * The same with {@code summary} {@code [batch, hidden]}, which the last layer reads, and {@code last_hidden_state} {@code [batch, tokens,
     * hidden]} as further outputs.
     */
    public static OnnxModel sequenceClassificationWithStates(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        String summary = new SequenceHead(encoder.scope)
                .write(
                        encoder.states.last(),
                        encoder.attentionMask,
                        checkpoint.labels().size());
        encoder.graph.node("Identity", "summary", List.of(summary));
        encoder.graph.output(
                "summary",
                ElementType.FLOAT,
                "batch_size",
                encoder.scope.config().hiddenSize());
        encoder.state("last_hidden_state", encoder.states.last());
        return encoder.graph.build("sequence_classification");
    }

    /**
     * Encoder and question answering head; the outputs are {@code start_logits} and {@code end_logits}, both
     * {@code [batch, tokens]}.
     */
    public static OnnxModel questionAnswering(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        new TokenHead(encoder.scope).answers(encoder.states.last());
        return encoder.graph.build("question_answering");
    }

    /** The same with {@code last_hidden_state} {@code [batch, tokens, hidden]} as a third output. */
    public static OnnxModel questionAnsweringWithStates(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        new TokenHead(encoder.scope).answers(encoder.states.last());
        encoder.state("last_hidden_state", encoder.states.last());
        return encoder.graph.build("question_answering");
    }

    /** Encoder and head for masked words; the output is {@code logits} {@code [batch, tokens, vocabulary]}. */
    public static OnnxModel maskedLanguage(Checkpoint checkpoint, Precision precision) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        new MaskedLanguageHead(encoder.scope).everywhere(encoder.states.last());
        return encoder.graph.build("masked_language");
    }

    /**
     * The same for the masked places alone, which saves nearly all of the last product; the output is {@code logits}
     * {@code [masks, vocabulary]}, row by row of the batch.
     */
    public static OnnxModel maskedLanguage(Checkpoint checkpoint, Precision precision, int maskTokenId) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        new MaskedLanguageHead(encoder.scope).atMasks(encoder.states.last(), encoder.inputIds, maskTokenId);
        return encoder.graph.build("masked_language");
    }

    /**
     * The encoder alone; the output is {@code last_hidden_state} {@code [batch, tokens, hidden]}.
     *
     * @param allStates also gives {@code hidden_states.0} (the embeddings) to {@code hidden_states.n}
     */
    public static OnnxModel encoder(Checkpoint checkpoint, Precision precision, boolean allStates) {
        EncoderGraph encoder = new EncoderGraph(checkpoint, precision);
        encoder.state("last_hidden_state", encoder.states.last());
        for (int i = 0; allStates && i < encoder.states.layers().size(); i++) {
            encoder.state("hidden_states." + i, encoder.states.layers().get(i));
        }
        return encoder.graph.build("encoder");
    }

    private EncoderStates body() {
        String mask = mask();
        return switch (scope.family()) {
            case DEBERTA_V2 -> new DebertaBody(scope).write(inputIds, attentionMask, mask);
            case MODERNBERT -> new ModernBertBody(scope).write(inputIds, mask);
            default -> new PostNormBody(scope).write(inputIds, mask);
        };
    }

    private void state(String name, String value) {
        graph.node("Identity", name, List.of(value));
        graph.output(
                name,
                ElementType.FLOAT,
                "batch_size",
                "sequence_length",
                scope.config().hiddenSize());
    }

    /** 0 for a token, the lowest float for padding, in a form that spreads over heads and queries. */
    private String mask() {
        String spread =
                graph.node("Unsqueeze", "mask/Unsqueeze", List.of(attentionMask, graph.ints("constant.1_2", 1, 2)));
        String number = graph.node("Cast", "mask/Cast", List.of(spread), new Attribute.Int("to", FLOAT));
        String inverse = graph.node("Sub", "mask/Sub", List.of(graph.scalar("constant.one", 1), number));
        return graph.node("Mul", "mask/Mul", List.of(inverse, graph.scalar("constant.lowest", -Float.MAX_VALUE)));
    }
}
