package dev.tagloop.learning.sampling.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.uncertainty.LeastConfidence;
import dev.tagloop.learning.sampling.uncertainty.NoAnswerDoubt;
import dev.tagloop.learning.sampling.uncertainty.NumberSpread;
import dev.tagloop.learning.sampling.uncertainty.WrittenImprobability;
import dev.tagloop.learning.testing.TinyHeads;
import dev.tagloop.models.BestAnswer;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ClassScorer;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.QuestionScorer;
import dev.tagloop.models.ScoredLabel;
import dev.tagloop.models.SentenceEncoder;
import dev.tagloop.models.StochasticPasses;
import dev.tagloop.models.TextClassificationPipeline;
import dev.tagloop.models.TokenScorer;
import dev.tagloop.training.Text2TextPipeline;
import dev.tagloop.training.UntrainedT5;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real models of every kind, with random weights: what they say becomes what samplers ask for. */
@Tag("thorough")
class ProvidersTest {
    private static final PipelineSettings SETTINGS = PipelineSettings.defaults();
    private static final StochasticPasses FOUR = new DropoutPasses(4, 0.1, 1);
    private static final String LONG = "The match was won in the last minute by the guests. ".repeat(60);

    @TempDir
    private static Path folder;

    private static TinyHeads heads;

    @BeforeAll
    static void readBase() {
        heads = TinyHeads.in(folder);
    }

    @Test
    void wordsHaveDistributionsPassesAndAnEmbedding() {
        try (TokenScorer scorer = TokenScorer.of(heads.tagger(List.of("O", "B-LOC", "I-LOC"), 4))) {
            ScoreProvider provider = new TokenScoreProvider("v3", scorer, FOUR);
            assertThat(provider.version()).isEqualTo("v3 dropout 4x0.1 seed 1");
            TaskScores scores =
                    provider.score(List.of("Ann saw \uD83D\uDE00 Rome.")).getFirst();
            assertThat(scores.units()).containsExactly("Ann", "saw", "\uD83D\uDE00", "Rome", ".");
            assertThat(scores.dropout()).hasSize(4);
            assertThat(scores.embedding()).hasSize(32);
        }
    }

    @Test
    void classesHaveOneDistributionWhichIsThePipelines() {
        List<String> labels = List.of("sport", "politics", "other");
        Checkpoint classifier = heads.classifier("single_label_classification", labels, 4);
        try (TextClassificationPipeline model = Pipelines.textClassification(classifier);
                SentenceEncoder encoder = SentenceEncoder.of(heads.base());
                ClassScorer scorer = ClassScorer.of(classifier, SETTINGS)) {
            List<TaskScores> all =
                    new ClassScoreProvider("v1", scorer, FOUR).score(List.of("The match was won.", "  ", LONG));
            for (int i : new int[] {0, 2}) {
                TaskScores scores = all.get(i);
                String text = i == 0 ? "The match was won." : LONG;
                assertThat(scores.units()).containsExactly("the text");
                assertThat(scores.labels()).isEqualTo(labels);
                for (ScoredLabel label :
                        model.predict(List.of(text), Integer.MAX_VALUE).getFirst()) {
                    assertThat((double) scores.probabilities()[0][labels.indexOf(label.label())])
                            .isCloseTo(label.score(), within(1e-6));
                }
                assertThat(new LeastConfidence().score(scores))
                        .isCloseTo(1 - model.predict(text).score(), within(1e-6));
                assertThat(scores.embedding())
                        .usingComparatorWithPrecision(1e-5f)
                        .containsExactly(encoder.encode(List.of(text)).getFirst());
                assertThat(scores.dropout()).hasSize(4);
                assertThat(scores.dropout().get(0)[0])
                        .isNotEqualTo(scores.dropout().get(1)[0]);
            }
            assertThat(all.get(1).units()).isEmpty();
        }
    }

    @Test
    void classesThatDoNotExcludeEachOtherAreYesOrNo() {
        Checkpoint classifier = heads.classifier("multi_label_classification", List.of("sport", "politics"), 4);
        try (TextClassificationPipeline model = Pipelines.textClassification(classifier);
                ClassScorer scorer = ClassScorer.of(classifier, SETTINGS)) {
            TaskScores scores = new ClassScoreProvider("v1", scorer, FOUR)
                    .score(List.of("The match was won."))
                    .getFirst();
            assertThat(scores.isYesOrNo()).isTrue();
            assertThat(scores.units()).containsExactly("sport", "politics");
            ScoredLabel best = model.predict("The match was won.");
            assertThat((double) scores.probabilities()[scores.units().indexOf(best.label())][0])
                    .isCloseTo(best.score(), within(1e-6));
            assertThat(scores.dropout().getFirst()).hasDimensions(2, 2);
        }
    }

    @Test
    void twoTextsAreReadTogether() {
        Checkpoint classifier = heads.classifier("single_label_classification", List.of("yes", "no"), 4);
        try (TextClassificationPipeline model = Pipelines.textClassification(classifier);
                ClassScorer scorer = ClassScorer.of(classifier, SETTINGS)) {
            ScoreProvider provider = new ClassScoreProvider("v1", scorer, DropoutPasses.NONE);
            String pair = ClassScoreProvider.text("It rains.", Optional.of("It is wet."));
            String full = ClassScoreProvider.text(LONG, Optional.of(LONG));
            List<TaskScores> scores = provider.score(List.of(pair, "It rains.", full));
            ScoredLabel best = model.predictPair("It rains.", "It is wet.", 1).getFirst();
            int place = scores.getFirst().labels().indexOf(best.label());
            assertThat((double) scores.getFirst().probabilities()[0][place]).isCloseTo(best.score(), within(1e-6));
            assertThat(scores.get(1).probabilities()[0])
                    .isNotEqualTo(scores.getFirst().probabilities()[0]);
            assertThat(scores.get(2).units())
                    .as("the first leaves no room for the second")
                    .isEmpty();
            assertThat(scores.getFirst().isYesOrNo())
                    .as("one of two classes that are called so")
                    .isFalse();
        }
    }

    @Test
    void aNumberIsToldWithItsPasses() {
        Checkpoint classifier = heads.classifier("regression", List.of("score"), 4);
        try (TextClassificationPipeline model = Pipelines.textClassification(classifier);
                ClassScorer scorer = ClassScorer.of(classifier, SETTINGS)) {
            TaskScores scores = new ClassScoreProvider("v1", scorer, FOUR)
                    .score(List.of("The match was won."))
                    .getFirst();
            assertThat(scores.number().orElseThrow().value())
                    .isCloseTo(model.predict("The match was won.").score(), within(1e-5));
            assertThat(scores.number().orElseThrow().dropout()).hasSize(4);
            assertThat(NumberSpread.ofPasses().score(scores)).isPositive();
            assertThat(NumberSpread.ofPasses().reason(scores)).matches("passes with dropout say \\S+ to \\S+");
            Candidate candidate = new Candidate("1", "text", 1, scores);
            assertThat(candidate.has(Need.NUMBER_DROPOUT)).isTrue();
            assertThat(candidate.has(Need.NUMBER_MEMBERS)).isFalse();
            assertThat(candidate.has(Need.PROBABILITIES)).isFalse();
        }
    }

    @Test
    void answersAreTheBestNoneOrSomethingElse() {
        Checkpoint reader = heads.reader(4);
        try (QuestionAnsweringPipeline model = Pipelines.questionAnswering(reader);
                QuestionScorer scorer = QuestionScorer.of(reader, SETTINGS)) {
            String asked = AnswerScoreProvider.text("Where\nis it?", "It is in Rome.\nOr in Oslo.");
            List<TaskScores> all = new AnswerScoreProvider("v1", scorer, FOUR)
                    .score(List.of(
                            asked,
                            AnswerScoreProvider.text("Who?", ""),
                            AnswerScoreProvider.text(LONG, "It is in Rome.")));
            TaskScores scores = all.getFirst();
            assertThat(asked).isEqualTo("Where is it?\nIt is in Rome.\nOr in Oslo.");
            assertThat(scores.labels()).hasSizeBetween(3, 7).endsWith("no answer", "something else");
            BestAnswer best =
                    model.best("Where is it?", "It is in Rome.\nOr in Oslo.", QuestionAnsweringOptions.defaults());
            assertThat(scores.labels().getFirst())
                    .isEqualTo(best.answer().orElseThrow().text());
            float[] row = scores.probabilities()[0];
            double sum = 0;
            for (float probability : row) {
                sum += probability;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat((double) row[0] / row[row.length - 2])
                    .isCloseTo(best.answer().orElseThrow().score() / best.noAnswer(), within(1e-3));
            assertThat(new LeastConfidence().reason(scores)).startsWith("least sure about the answer: ");
            assertThat(new NoAnswerDoubt().score(scores)).isBetween(0.0, Math.log(2));
            assertThat(scores.dropout()).hasSize(4);
            assertThat(scores.dropout().getFirst()[0]).hasSameSizeAs(row);
            assertThat(scores.embedding()).hasSize(32);
            assertThat(all.get(1).units()).as("no text").isEmpty();
            assertThat(all.get(2).units()).as("a question without end").isEmpty();
        }
    }

    @Test
    void versionsOfAReaderAreComparedOverTheAnswersOfAll() {
        TaskScores newest =
                TaskScores.ofAnswers(List.of("Rome", "no answer", "something else"), new float[] {0.7f, 0.2f, 0.1f});
        TaskScores older =
                TaskScores.ofAnswers(List.of("Oslo", "no answer", "something else"), new float[] {0.6f, 0.3f, 0.1f});
        TaskScores both = AnswerVotes.of(List.of(newest, older));
        assertThat(both.labels()).containsExactly("Rome", "Oslo", "no answer", "something else");
        assertThat(both.members().get(0)[0]).containsExactly(0.7f, 0, 0.2f, 0.1f);
        assertThat(both.members().get(1)[0]).containsExactly(0, 0.6f, 0.3f, 0.1f);
        assertThat(both.probabilities()[0]).containsExactly(0.7f, 0, 0.2f, 0.1f);
    }

    @Test
    void writtenTextsHaveAProbabilityAndChange() {
        Checkpoint untrained = new UntrainedT5(16, 1, 2, 5).checkpoint(MiniLm.checkpoint(), "[SEP]");
        try (Text2TextPipeline writer = Text2TextPipeline.summarization(untrained)) {
            ScoreProvider provider = new WrittenScoreProvider("v1", writer, 3, 9, settings -> settings.maxNewTokens(4));
            List<TaskScores> scores = provider.score(List.of("One text.", " ", "Another one."));
            assertThat(scores).hasSize(3);
            for (TaskScores own : List.of(scores.get(0), scores.get(2))) {
                assertThat(own.written().orElseThrow().texts()).hasSize(4);
                assertThat(new WrittenImprobability().score(own)).isPositive().isFinite();
                Candidate candidate = new Candidate("1", "One text.", 2, own);
                assertThat(candidate.has(Need.WRITTEN)).isTrue();
                assertThat(candidate.has(Need.SEVERAL_WRITTEN)).isTrue();
                assertThat(candidate.has(Need.PROBABILITIES)).isFalse();
            }
            assertThat(scores.get(1).written()).isEmpty();
            assertThat(provider.score(List.of("One text.", " ", "Another one."))
                            .getFirst()
                            .written()
                            .orElseThrow()
                            .texts())
                    .isEqualTo(scores.getFirst().written().orElseThrow().texts());
        }
    }

    @Test
    void beforeThereIsAModelThereAreEmbeddings() {
        try (SentenceEncoder encoder = SentenceEncoder.of(heads.base())) {
            List<TaskScores> scores = new EmbeddingScoreProvider("tiny", encoder).score(List.of("", "text"));
            assertThat(scores.getFirst().embedding()).isEmpty();
            assertThat(scores.getLast().embedding()).hasSize(32);
            assertThat(new Candidate("1", "text", 1, scores.getLast()).has(Need.PROBABILITIES))
                    .isFalse();
        }
    }
}
