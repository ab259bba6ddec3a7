package dev.tagloop.models.internal.graph;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.WordShape;
import dev.tagloop.models.internal.onnx.Attribute;
import dev.tagloop.models.internal.onnx.ElementType;
import dev.tagloop.models.internal.onnx.GraphBuilder;
import dev.tagloop.models.internal.weights.Family;
import java.util.List;

/**
 * Writes the sum of word, position and token type embeddings (those that the family has, and our word shapes where the
 * checkpoint has them) and its layer norm.
 */
final class EmbeddingWriter {
    private static final long INT64 = 7;

    private final GraphScope scope;
    private final GraphBuilder graph;
    private final CheckedWeights weights;
    private final ModelConfig config;
    private final Family family;
    private final String root;

    EmbeddingWriter(GraphScope scope) {
        this.scope = scope;
        this.graph = scope.graph();
        this.weights = scope.weights();
        this.config = scope.config();
        this.family = scope.family();
        this.root = family.prefix() + "embeddings.";
    }

    /** The name of the table of words, without {@code .weight}. */
    static String words(Family family) {
        return family.prefix()
                + (family == Family.MODERNBERT ? "embeddings.tok_embeddings" : "embeddings.word_embeddings");
    }

    /** The embeddings {@code [batch, tokens, hidden]} of {@code input_ids}. */
    String write(String inputIds) {
        int width = config.embeddingSize();
        String words = words(family);
        String sum = scope.linears().gather(words, inputIds, weights.get(words + ".weight", config.vocabSize(), width));
        sum = add("positions", sum, positions(inputIds));
        sum = add("types", sum, tokenTypes());
        if (config.wordShape()) {
            String ids = graph.input("word_shape_ids", ElementType.INT64, "batch_size", "sequence_length");
            String table = graph.constant(
                    Checkpoint.WORD_SHAPE_TABLE, weights.get(Checkpoint.WORD_SHAPE_TABLE, WordShape.COUNT, width));
            sum = add("shapes", sum, graph.node("Gather", "tagloop.word_shapes/Gather", List.of(table, ids)));
        }
        return switch (family) {
            case DEBERTA_V2 -> scope.norm(root + "LayerNorm", narrowed(sum), config.hiddenSize());
            case ELECTRA -> projected(scope.norm(root + "LayerNorm", sum, width));
            case MODERNBERT -> new NormWriter(scope).write(root + "norm", sum, width, config.flag("norm_bias", false));
            default -> scope.norm(root + "LayerNorm", sum, width);
        };
    }

    private String add(String what, String left, String right) {
        return right == null ? left : graph.node("Add", root + what + "/Add", List.of(left, right));
    }

    private String positions(String inputIds) {
        boolean none = family == Family.MODERNBERT
                || family == Family.DEBERTA_V2 && !config.flag("position_biased_input", true);
        if (none) {
            return null;
        }
        String table = graph.constant(
                root + "position_embeddings.weight",
                weights.get(root + "position_embeddings.weight", config.maxPositions(), config.embeddingSize()));
        if (family == Family.ROBERTA || family == Family.MPNET) {
            return graph.node("Gather", root + "position_embeddings/Gather", List.of(table, countedIds(inputIds)));
        }
        String shape = graph.node("Shape", root + "position_embeddings/Shape", List.of(inputIds));
        String length = graph.node(
                "Slice",
                root + "position_embeddings/Length",
                List.of(shape, graph.ints("constant.1", 1), graph.ints("constant.2", 2)));
        return graph.node(
                "Slice",
                root + "position_embeddings/Slice",
                List.of(table, graph.ints("constant.0", 0), length, graph.ints("constant.0", 0)));
    }

    /** RoBERTa and MPNet count positions from the pad id + 1 and skip padding, which keeps the pad id itself. */
    private String countedIds(String inputIds) {
        String name = root + "position_ids";
        String pad = graph.ints("constant.pad", config.padTokenId());
        String isPad = graph.node("Equal", name + "/Equal", List.of(inputIds, pad));
        String isText = graph.node("Not", name + "/Not", List.of(isPad));
        String ones = graph.node("Cast", name + "/Cast", List.of(isText), new Attribute.Int("to", INT64));
        String counted = graph.node("CumSum", name + "/CumSum", List.of(ones, graph.ints("constant.1", 1)));
        String onText = graph.node("Mul", name + "/Mul", List.of(counted, ones));
        return graph.node("Add", name + "/Add", List.of(onText, pad));
    }

    /** The rows of an input {@code token_type_ids}; where the family does not use them, row 0 for all tokens. */
    private String tokenTypes() {
        String name = root + "token_type_embeddings";
        if (!weights.has(name + ".weight")) {
            return null;
        }
        FloatTensor table = weights.get(name + ".weight", config.typeVocabSize(), config.embeddingSize());
        if (family == Family.ROBERTA) {
            float[] first = new float[table.dim(1)];
            table.buffer().get(first);
            return graph.constant(name + ".first", FloatTensor.of(new int[] {first.length}, first));
        }
        String ids = graph.input("token_type_ids", ElementType.INT64, "batch_size", "sequence_length");
        return graph.node("Gather", name + "/Gather", List.of(graph.constant(name + ".weight", table), ids));
    }

    /** ELECTRA's embeddings may be narrower than its layers. */
    private String projected(String embeddings) {
        String name = family.prefix() + "embeddings_project";
        return weights.has(name + ".weight")
                ? scope.linear(name, embeddings, config.hiddenSize(), config.embeddingSize())
                : embeddings;
    }

    /** DeBERTa's too; there the norm comes after, and there is no bias. */
    private String narrowed(String sum) {
        String name = root + "embed_proj";
        return config.embeddingSize() == config.hiddenSize()
                ? sum
                : scope.linear(name, name, sum, config.hiddenSize(), config.embeddingSize(), false);
    }
}
