package dev.tagloop.learning.sampling.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.uncertainty.Bald;
import dev.tagloop.learning.sampling.uncertainty.Pooling;
import dev.tagloop.learning.testing.TinyHeads;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ClassScorer;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.ModelFormatException;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.QuestionScorer;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.training.DropoutReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaldOfAllLayersTest {
    private static final int HIDDEN = 4;
    /** What every piece is before any layer; its mean is 0. */
    private static final double[] PIECE = {3, 1, -1, -3};

    private static final double[][] HEAD = {{1, -0.5, 0.25, 0.5}, {-0.5, 1, -1, 0.25}};
    private static final double RATE = 0.25;

    @TempDir
    private Path folder;

    /** A model whose layers add nothing: of dropout, that of the embeddings and that before the last layer are left. */
    private static Checkpoint empty() {
        ModelConfig config = ModelConfig.parse("""
                {"architectures": ["BertForTokenClassification"], "model_type": "bert", "vocab_size": 30522, "hidden_size": 4,
                 "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 4, "hidden_act": "gelu",
                 "max_position_embeddings": 512, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "pad_token_id": 0}
                """).withLabels(List.of("O", "B-X"));
        Map<String, FloatTensor> weights = new TreeMap<>();
        int vocabulary = config.vocabSize();
        float[] table = new float[vocabulary * HIDDEN];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) PIECE[i % HIDDEN];
        }
        String embeddings = "bert.embeddings.";
        weights.put(embeddings + "word_embeddings.weight", FloatTensor.of(new int[] {vocabulary, HIDDEN}, table));
        weights.put(embeddings + "position_embeddings.weight", FloatTensor.zeros(512, HIDDEN));
        weights.put(embeddings + "token_type_embeddings.weight", FloatTensor.zeros(2, HIDDEN));
        norm(weights, embeddings + "LayerNorm");
        String layer = "bert.encoder.layer.0.";
        for (String linear : List.of(
                "attention.self.query",
                "attention.self.key",
                "attention.self.value",
                "attention.output.dense",
                "intermediate.dense",
                "output.dense")) {
            weights.put(layer + linear + ".weight", FloatTensor.zeros(HIDDEN, HIDDEN));
            weights.put(layer + linear + ".bias", FloatTensor.zeros(HIDDEN));
        }
        norm(weights, layer + "attention.output.LayerNorm");
        norm(weights, layer + "output.LayerNorm");
        float[] head = new float[2 * HIDDEN];
        for (int i = 0; i < head.length; i++) {
            head[i] = (float) HEAD[i / HIDDEN][i % HIDDEN];
        }
        weights.put("classifier.weight", FloatTensor.of(new int[] {2, HIDDEN}, head));
        weights.put("classifier.bias", FloatTensor.zeros(2));
        return Checkpoint.of(config, weights, MiniLm.tokenizer());
    }

    private static void norm(Map<String, FloatTensor> weights, String name) {
        float[] ones = new float[HIDDEN];
        Arrays.fill(ones, 1);
        weights.put(name + ".weight", FloatTensor.of(new int[] {HIDDEN}, ones));
        weights.put(name + ".bias", FloatTensor.zeros(HIDDEN));
    }

    /** What remains of a vector where some elements are left out. @param kept a bit for each element */
    private static double[] thinned(double[] vector, int kept) {
        double[] thinned = new double[HIDDEN];
        for (int i = 0; i < HIDDEN; i++) {
            thinned[i] = (kept >> i & 1) == 1 ? vector[i] / (1 - RATE) : 0;
        }
        return thinned;
    }

    private static double chance(int kept) {
        int there = Integer.bitCount(kept);
        return Math.pow(1 - RATE, there) * Math.pow(RATE, HIDDEN - there);
    }

    private static double[] normal(double[] vector) {
        double mean = Arrays.stream(vector).average().orElseThrow();
        double variance = Arrays.stream(vector)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return Arrays.stream(vector)
                .map(value -> (value - mean) / Math.sqrt(variance + 1e-12))
                .toArray();
    }

    /** The probability of the first label. */
    private static double first(double[] state) {
        double difference = 0;
        for (int i = 0; i < HIDDEN; i++) {
            difference += (HEAD[0][i] - HEAD[1][i]) * state[i];
        }
        return 1 / (1 + Math.exp(-difference));
    }

    private static double entropy(double first) {
        return -first * Math.log(first) - (1 - first) * Math.log(1 - first);
    }

    @Test
    void isTheMutualInformationOverEveryWayToDropThatWasWorkedOutByHand() {
        TreeSet<Long> possible = new TreeSet<>();
        double mean = 0;
        double within = 0;
        for (int below = 0; below < 16; below++) {
            double[] state = normal(normal(thinned(normal(PIECE), below)));
            for (int last = 0; last < 16; last++) {
                double first = first(thinned(state, last));
                double chance = chance(below) * chance(last);
                possible.add(Math.round(1e4 * first));
                mean += chance * first;
                within += chance * entropy(first);
            }
        }
        double expected = entropy(mean) - within;

        Checkpoint model = empty();
        try (TokenScorer scorer = TokenScorer.of(model);
                DropoutReader passes = DropoutReader.of(model, new DropoutPasses(6000, RATE, 1))) {
            TaskScores scores = new TokenScoreProvider("v1", scorer, passes)
                    .score(List.of("word"))
                    .getFirst();
            assertThat((double) scores.probabilities()[0][0]).isCloseTo(first(normal(PIECE)), within(1e-5));
            assertThat(scores.dropout()).hasSize(6000);
            TreeSet<Long> seen = new TreeSet<>();
            scores.dropout().forEach(pass -> seen.add(Math.round(1e4 * pass[0][0])));
            for (long value : seen) {
                assertThat(possible.subSet(value - 1, value + 2)).isNotEmpty();
            }
            assertThat(seen.size()).isGreaterThan(possible.size() / 2);
            assertThat(Bald.ofAllLayers().score(scores)).isCloseTo(expected, within(0.01));

            // Before the last layer alone there is less to differ by.
            TaskScores last = new TokenScoreProvider("v1", scorer, new DropoutPasses(6000, RATE, 1))
                    .score(List.of("word"))
                    .getFirst();
            assertThat(new Bald(Pooling.MEAN).score(last)).isLessThan(expected - 0.02);
        }
    }

    @Test
    void withoutDropoutThePassesAreTheModelItself() {
        TinyHeads heads = TinyHeads.in(folder);
        DropoutPasses nothing = new DropoutPasses(3, 0, 1);
        List<String> texts = List.of("Ann saw Rome.", "It rained for weeks in Oslo. ".repeat(100));
        PipelineSettings settings = PipelineSettings.defaults();
        Checkpoint tagger = heads.tagger(List.of("O", "B-LOC", "I-LOC"), 3);
        Checkpoint classifier = heads.classifier("single_label_classification", List.of("a", "b", "c"), 3);
        Checkpoint reader = heads.reader(3);
        try (TokenScorer words = TokenScorer.of(tagger, settings);
                DropoutReader ofWords = DropoutReader.of(tagger, nothing);
                ClassScorer classes = ClassScorer.of(classifier, settings);
                DropoutReader ofClasses = DropoutReader.of(classifier, nothing);
                QuestionScorer answers = QuestionScorer.of(reader, settings);
                DropoutReader ofAnswers = DropoutReader.of(reader, nothing)) {
            List<TaskScores> scores = new ArrayList<>();
            scores.addAll(new TokenScoreProvider("v1", words, ofWords).score(texts));
            scores.addAll(new ClassScoreProvider("v1", classes, ofClasses).score(texts));
            scores.addAll(new AnswerScoreProvider("v1", answers, ofAnswers)
                    .score(texts.stream()
                            .map(text -> AnswerScoreProvider.text("Where is it?", text))
                            .toList()));
            for (TaskScores own : scores) {
                assertThat(own.dropout()).hasSize(3);
                for (int unit = 0; unit < own.units().size(); unit++) {
                    assertThat(own.dropout().getLast()[unit])
                            .usingComparatorWithPrecision(1e-3f)
                            .containsExactly(own.probabilities()[unit]);
                }
                assertThat(Bald.ofAllLayers().score(own)).isCloseTo(0, within(1e-5));
            }
        }
    }

    @Test
    void aTextIsDrawnAlikeWhateverIsReadBesideIt() {
        TinyHeads heads = TinyHeads.in(folder);
        Checkpoint classifier = heads.classifier("multi_label_classification", List.of("a", "b"), 3);
        try (ClassScorer classes = ClassScorer.of(classifier, PipelineSettings.defaults());
                DropoutReader passes = DropoutReader.of(classifier, new DropoutPasses(5, 0.1, 1))) {
            ScoreProvider provider = new ClassScoreProvider("v1", classes, passes);
            assertThat(provider.version()).isEqualTo("v1 dropout 5x0.1 seed 1 in all layers");
            TaskScores alone = provider.score(List.of("Ann saw Rome.")).getFirst();
            TaskScores beside = provider.score(List.of("It rained.", "Ann saw Rome.", "Bob left."))
                    .get(1);
            assertThat(beside.dropout()).hasSize(5);
            for (int pass = 0; pass < 5; pass++) {
                assertThat(beside.dropout().get(pass))
                        .isDeepEqualTo(alone.dropout().get(pass));
            }
            assertThat(Bald.ofAllLayers().score(alone)).isPositive();
            assertThat(alone.dropout().get(0)[0][0])
                    .isNotEqualTo(alone.dropout().get(1)[0][0]);
        }
    }

    @Test
    void whatHasNoHeadToAskIsRefused() {
        Checkpoint encoder = TinyHeads.in(folder).base();
        assertThat(DropoutReader.canRead(encoder)).isFalse();
        assertThatThrownBy(() -> DropoutReader.of(encoder, new DropoutPasses(5, 0.1, 1)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("only models that label words or texts or answer questions");
    }
}
