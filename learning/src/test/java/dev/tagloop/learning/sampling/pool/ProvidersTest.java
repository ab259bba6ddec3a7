package dev.tagloop.learning.sampling.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.uncertainty.LeastConfidence;
import dev.tagloop.learning.sampling.uncertainty.WrittenImprobability;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.SentenceEncoder;
import dev.tagloop.models.TextClassificationPipeline;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.training.Text2TextPipeline;
import dev.tagloop.training.UntrainedT5;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real models of every kind, with random weights: what they say becomes what samplers ask for. */
class ProvidersTest {
    @TempDir
    private static Path folder;

    private static Checkpoint base;

    @BeforeAll
    static void readBase() {
        base = Checkpoint.read(Path.of(TinyBert.in(folder)));
    }

    @Test
    void wordsHaveDistributionsPassesAndAnEmbedding() {
        Checkpoint tagger = with(List.of("O", "B-LOC", "I-LOC"), Map.of("classifier", new int[] {3, 32}));
        try (TokenScorer scorer = TokenScorer.of(tagger)) {
            ScoreProvider provider = new TokenScoreProvider("v3", scorer, new DropoutPasses(4, 0.1, 1));
            assertThat(provider.version()).isEqualTo("v3 dropout 4x0.1 seed 1");
            TaskScores scores =
                    provider.score(List.of("Ann saw \uD83D\uDE00 Rome.")).getFirst();
            assertThat(scores.units()).containsExactly("Ann", "saw", "\uD83D\uDE00", "Rome", ".");
            assertThat(scores.dropout()).hasSize(4);
            assertThat(scores.embedding()).hasSize(32);
        }
    }

    @Test
    void classesHaveOneDistribution() {
        Checkpoint classifier = with(
                List.of("sport", "politics", "other"),
                Map.of("classifier", new int[] {3, 32}, "bert.pooler.dense", new int[] {32, 32}));
        try (TextClassificationPipeline model = Pipelines.textClassification(classifier);
                SentenceEncoder encoder = SentenceEncoder.of(base)) {
            TaskScores scores = new ClassScoreProvider("v1", model, encoder)
                    .score(List.of("The match was won."))
                    .getFirst();
            assertThat(scores.units()).containsExactly("the text");
            assertThat(scores.labels()).containsExactly("sport", "politics", "other");
            double best = model.predict("The match was won.").score();
            assertThat(new LeastConfidence().score(scores)).isCloseTo(1 - best, within(1e-6));
        }
    }

    @Test
    void answersAreTheBestNoneOrSomethingElse() {
        Checkpoint reader = with(List.of(), Map.of("qa_outputs", new int[] {2, 32}));
        try (QuestionAnsweringPipeline model = Pipelines.questionAnswering(reader);
                SentenceEncoder encoder = SentenceEncoder.of(base)) {
            String asked = AnswerScoreProvider.text("Where\nis it?", "It is in Rome.\nOr in Oslo.");
            TaskScores scores = new AnswerScoreProvider("v1", model, encoder)
                    .score(List.of(asked, AnswerScoreProvider.text("Who?", "")))
                    .getFirst();
            assertThat(asked).isEqualTo("Where is it?\nIt is in Rome.\nOr in Oslo.");
            assertThat(scores.labels()).hasSize(3).endsWith("no answer", "something else");
            assertThat("It is in Rome.\nOr in Oslo.").contains(scores.labels().getFirst());
            float[] row = scores.probabilities()[0];
            assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-5f));
            assertThat(new LeastConfidence().reason(scores)).startsWith("least sure about the answer: ");
        }
    }

    @Test
    void writtenTextsHaveAProbabilityAndChange() {
        Checkpoint untrained = new UntrainedT5(16, 1, 2, 5).checkpoint(MiniLm.checkpoint(), "[SEP]");
        try (Text2TextPipeline writer = Text2TextPipeline.summarization(untrained)) {
            ScoreProvider provider = new WrittenScoreProvider(
                    "v1", writer, () -> writer.settings().maxNewTokens(4), 3, 9);
            List<TaskScores> scores = provider.score(List.of("One text.", "Another one."));
            assertThat(scores).hasSize(2);
            for (TaskScores own : scores) {
                assertThat(own.written().orElseThrow().texts()).hasSize(4);
                assertThat(new WrittenImprobability().score(own)).isPositive().isFinite();
                Candidate candidate = new Candidate("1", "One text.", 2, own);
                assertThat(candidate.has(Need.WRITTEN)).isTrue();
                assertThat(candidate.has(Need.SEVERAL_WRITTEN)).isTrue();
                assertThat(candidate.has(Need.PROBABILITIES)).isFalse();
            }
            assertThat(provider.score(List.of("One text.", "Another one."))
                            .getFirst()
                            .written()
                            .orElseThrow()
                            .texts())
                    .isEqualTo(scores.getFirst().written().orElseThrow().texts());
        }
    }

    @Test
    void beforeThereIsAModelThereAreEmbeddings() {
        try (SentenceEncoder encoder = SentenceEncoder.of(base)) {
            TaskScores scores = new EmbeddingScoreProvider("tiny", encoder)
                    .score(List.of("text"))
                    .getFirst();
            assertThat(scores.embedding()).hasSize(32);
            assertThat(new Candidate("1", "text", 1, scores).has(Need.PROBABILITIES))
                    .isFalse();
        }
    }

    /** The base with linear layers of random weights. */
    private static Checkpoint with(List<String> labels, Map<String, int[]> layers) {
        Random random = new Random(4);
        Map<String, FloatTensor> weights = new TreeMap<>(base.weights());
        new TreeMap<>(layers).forEach((name, shape) -> {
            float[] values = new float[shape[0] * shape[1]];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            weights.put(name + ".weight", FloatTensor.of(shape, values));
            weights.put(name + ".bias", FloatTensor.zeros(shape[0]));
        });
        ModelConfig config = labels.isEmpty() ? base.config() : base.config().withLabels(labels);
        return Checkpoint.of(config, weights, base.tokenizer());
    }
}
