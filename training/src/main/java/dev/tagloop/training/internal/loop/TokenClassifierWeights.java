package dev.tagloop.training.internal.loop;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.WordShape;
import dev.tagloop.training.internal.data.CompactVocabulary;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The tensors of a token classifier on their way from a checkpoint into training and back. */
final class TokenClassifierWeights {

    static final String CLASSIFIER_WEIGHT = "classifier.weight";
    static final String CLASSIFIER_BIAS = "classifier.bias";

    static final String WORDS = "embeddings.word_embeddings.weight";

    private final Checkpoint base;
    private final TagSet tags;
    private final CompactVocabulary vocabulary;
    private final boolean wordShape;

    TokenClassifierWeights(Checkpoint base, TagSet tags, CompactVocabulary vocabulary, boolean wordShape) {
        this.base = base;
        this.tags = tags;
        this.vocabulary = vocabulary;
        this.wordShape = wordShape;
    }

    /** Whether a parameter is new or belongs to the head, so that it learns at a higher rate. */
    static boolean isHead(String name) {
        return name.startsWith("classifier.") || name.equals(Checkpoint.WORD_SHAPE_TABLE);
    }

    /** What training starts from: the encoder with its compact vocabulary, the word shapes, the classifier. */
    Map<String, FloatTensor> initial(long seed) {
        Map<String, FloatTensor> weights = new TreeMap<>();
        base.weights().forEach((name, tensor) -> {
            if (isEncoder(name)) {
                weights.put(name, name.equals(words()) ? vocabulary.gather(tensor) : tensor);
            }
        });
        int hidden = base.weight(words()).dim(1);
        if (wordShape) {
            weights.put(
                    Checkpoint.WORD_SHAPE_TABLE,
                    base.config().wordShape()
                            ? base.weight(Checkpoint.WORD_SHAPE_TABLE)
                            : FloatTensor.zeros(WordShape.COUNT, hidden));
        }
        if (tags.known()) {
            weights.put(CLASSIFIER_WEIGHT, base.weight(CLASSIFIER_WEIGHT));
            weights.put(CLASSIFIER_BIAS, base.weight(CLASSIFIER_BIAS));
        } else {
            int classes = tags.tags().size();
            weights.put(CLASSIFIER_WEIGHT, normal(seed, base.config().initializerRange(), classes, hidden));
            weights.put(CLASSIFIER_BIAS, FloatTensor.zeros(classes));
        }
        return weights;
    }

    /** The checkpoint of trained values: the full vocabulary again, the labels in its configuration. */
    Checkpoint finished(Map<String, FloatTensor> trained) {
        Map<String, FloatTensor> weights = new TreeMap<>(trained);
        weights.put(words(), vocabulary.scatter(base.weight(words()), trained.get(words())));
        ModelConfig config = base.config()
                .withArchitecture("BertForTokenClassification")
                .withLabels(tags.tags())
                .withWordShape(wordShape);
        return Checkpoint.of(config, weights, base.tokenizer());
    }

    private boolean isEncoder(String name) {
        return name.startsWith(base.bodyPrefix() + "embeddings.") || name.startsWith(base.bodyPrefix() + "encoder.");
    }

    private String words() {
        return base.bodyPrefix() + WORDS;
    }

    private static FloatTensor normal(long seed, double deviation, int rows, int columns) {
        Random random = new Random(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return FloatTensor.of(new int[] {rows, columns}, values);
    }
}
