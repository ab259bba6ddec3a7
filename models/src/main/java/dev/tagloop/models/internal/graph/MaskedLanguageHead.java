package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Activation;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.ElementType;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import dev.tagloop.models.internal.weights.Family;
import java.util.List;

/** The head that guesses tokens: a transformation, then the table of words turned around, unless it has a matrix of its own. */
final class MaskedLanguageHead {
    /**
     * The names of one family's parts.
     *
     * @param decoder the weights of its own last matrix, which most files leave out
     */
    private record Names(String dense, String norm, String decoder, String bias, Activation activation) {}

    private final GraphScope scope;
    private final GraphBuilder graph;
    private final ModelConfig config;
    private final CheckedWeights weights;

    MaskedLanguageHead(GraphScope scope) {
        this.scope = scope;
        this.graph = scope.graph();
        this.config = scope.config();
        this.weights = scope.weights();
    }

    /** The output {@code logits} {@code [batch, tokens, vocabulary]}. */
    void everywhere(String states) {
        graph.node("Identity", "logits", List.of(guesses(states)));
        graph.output("logits", ElementType.FLOAT, "batch_size", "sequence_length", config.vocabSize());
    }

    /** The output {@code logits} {@code [masks, vocabulary]}: one row a mask token, row by row of the batch. */
    void atMasks(String states, String inputIds, int maskTokenId) {
        String masked =
                graph.node("Equal", "masks/Equal", List.of(inputIds, graph.number("constant.mask_token", maskTokenId)));
        String places = graph.node("NonZero", "masks/NonZero", List.of(masked));
        String pairs = graph.node("Transpose", "masks/Transpose", List.of(places), new Attribute.Ints("perm", 1, 0));
        String rows = graph.node("GatherND", "masks/GatherND", List.of(states, pairs));
        graph.node("Identity", "logits", List.of(guesses(rows)));
        graph.output("logits", ElementType.FLOAT, "masks", config.vocabSize());
    }

    private String guesses(String states) {
        String table = EmbeddingWriter.words(scope.family());
        if (scope.family() == Family.MODERNBERT) {
            return decode(table, "decoder", "decoder.bias", PredictionHead.write(scope, states));
        }
        Names names = names();
        int width = config.embeddingSize();
        String dense = scope.linear(names.dense(), states, width, config.hiddenSize());
        String raised = scope.activate(names.activation(), names.dense() + "/activation", dense);
        return decode(table, names.decoder(), names.bias(), scope.norm(names.norm(), raised, width));
    }

    private String decode(String table, String decoder, String biasName, String input) {
        int vocabulary = config.vocabSize();
        int width = config.embeddingSize();
        String biasOf = weights.has(biasName) || !weights.has(decoder + ".bias") ? biasName : decoder + ".bias";
        FloatTensor bias = weights.get(biasOf, vocabulary);
        return weights.has(decoder + ".weight")
                ? scope.linears()
                        .linear(decoder, decoder, input, weights.get(decoder + ".weight", vocabulary, width), bias)
                : scope.linears()
                        .scores(decoder, table, input, weights.get(table + ".weight", vocabulary, width), bias);
    }

    private Names names() {
        Activation own = config.activation();
        List<Names> known = switch (scope.family()) {
            case ROBERTA, MPNET ->
                List.of(new Names(
                        "lm_head.dense", "lm_head.layer_norm", "lm_head.decoder", "lm_head.bias", Activation.GELU_ERF));
            case DISTILBERT ->
                List.of(new Names(
                        "vocab_transform", "vocab_layer_norm", "vocab_projector", "vocab_projector.bias", own));
            case ELECTRA ->
                List.of(new Names(
                        "generator_predictions.dense",
                        "generator_predictions.LayerNorm",
                        "generator_lm_head",
                        "generator_lm_head.bias",
                        Activation.GELU_ERF));
            case DEBERTA_V2 -> List.of(bert(own), laterDeberta(own));
            default -> List.of(bert(own));
        };
        return known.stream()
                .filter(names -> weights.has(names.dense() + ".weight"))
                .findFirst()
                .orElseThrow(() -> new ModelFormatException("the checkpoint has no weight '"
                        + known.getFirst().dense() + ".weight', so it has no head for guessing masked words"));
    }

    private static Names bert(Activation activation) {
        return new Names(
                "cls.predictions.transform.dense",
                "cls.predictions.transform.LayerNorm",
                "cls.predictions.decoder",
                "cls.predictions.bias",
                activation);
    }

    private static Names laterDeberta(Activation activation) {
        return new Names(
                "lm_predictions.lm_head.dense",
                "lm_predictions.lm_head.LayerNorm",
                "lm_predictions.lm_head.decoder",
                "lm_predictions.lm_head.bias",
                activation);
    }
}
