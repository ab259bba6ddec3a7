package dev.tagloop.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.testing.TinyBert;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was encoded elsewhere is learned, judged by the user's metric, and resumed bit for bit, whatever the task. */
@Tag("thorough")
class TrainersOfOtherTasksTest {

    @TempDir
    Path folder;

    private TrainingArguments arguments(int epochs) {
        return TrainingArguments.of(folder)
                .numTrainEpochs(epochs)
                .learningRate(5e-3)
                .evalStrategy(IntervalStrategy.EPOCH)
                .saveStrategy(IntervalStrategy.EPOCH);
    }

    private void resumesAsItWas(Trainer.Builder<?, ?> builder, int step, Checkpoint whole) {
        Trainer<?, ?> resumed = builder.build();
        resumed.resume(folder.resolve("checkpoint-" + step));
        assertThat(resumed.model().weights()).isEqualTo(whole.weights());
    }

    /** The answer is the piece 2000. */
    private static List<EncodedQuestion> questions(int count) {
        List<EncodedQuestion> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = 9 + i % 4;
            int at = 4 + (i * 5) % (length - 6);
            int[] ids = IntStream.range(0, length).map(j -> 1000 + j % 3).toArray();
            ids[0] = 101;
            ids[3] = 102;
            ids[at] = 2000;
            int[] types = IntStream.range(0, length).map(j -> j < 4 ? 0 : 1).toArray();
            questions.add(new EncodedQuestion(ids, types, at, at));
        }
        return questions;
    }

    @Test
    void answersAreFoundWhereTheExamplesHaveThem() {
        Trainer.Builder<EncodedQuestion, AnswerPrediction> builder = Trainer.questionAnswering(TinyBert.checkpoint())
                .args(arguments(12))
                .trainDataset(questions(40))
                .evalDataset(questions(10))
                .computeMetrics(TrainersOfOtherTasksTest::exact);
        Trainer<EncodedQuestion, AnswerPrediction> trainer = builder.build();
        trainer.train();
        assertThat(trainer.evaluate().get("eval_exact")).isGreaterThan(0.9);
        assertThat(trainer.model().config().architecture()).contains("BertForQuestionAnswering");
        resumesAsItWas(builder, 50, trainer.model());
    }

    private static Map<String, Double> exact(AnswerPrediction prediction) {
        double right = 0;
        for (int i = 0; i < prediction.positions().size(); i++) {
            int[] wanted = prediction.positions().get(i);
            boolean start = best(prediction.startLogits().get(i)) == wanted[0];
            right += start && best(prediction.endLogits().get(i)) == wanted[1] ? 1 : 0;
        }
        return Map.of("exact", right / prediction.positions().size());
    }

    private static int best(float[] scores) {
        return IntStream.range(0, scores.length)
                .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void textsAreClassifiedByThePieceThatTellsThem(ProblemType type) {
        List<EncodedClassification> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int kind = i % 2;
            int[] ids = {101, 1000 + i % 5, 2000 + kind, 1000 + i % 3, 102};
            texts.add(new EncodedClassification(
                    ids,
                    new int[5],
                    type == ProblemType.MULTI_LABEL_CLASSIFICATION ? new float[] {kind, 1} : new float[] {kind}));
        }
        List<String> labels = type == ProblemType.REGRESSION ? List.of("score") : List.of("dull", "bright");
        Trainer.Builder<EncodedClassification, ClassPrediction> builder = Trainer.sequenceClassification(
                        TinyBert.checkpoint(), type, labels)
                .args(arguments(10))
                .trainDataset(texts)
                .evalDataset(texts.subList(0, 10))
                .computeMetrics(prediction ->
                        Map.of("width", (double) prediction.predictions().getFirst().length));
        Trainer<EncodedClassification, ClassPrediction> trainer = builder.build();
        double before = trainer.evaluate().get("eval_loss");
        trainer.train();
        Map<String, Double> after = trainer.evaluate();
        assertThat(after.get("eval_loss")).isLessThan(before / 2);
        assertThat(after.get("eval_width")).isEqualTo(labels.size());
        assertThat(trainer.model().config().problemType()).contains(type.word());
        assertThat(trainer.model().labels()).isEqualTo(labels);
        resumesAsItWas(builder, 40, trainer.model());
    }

    @Test
    void hiddenPiecesAreGuessedBetterAndBetter() {
        List<EncodedSequence> texts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int first = i;
            int[] ids = IntStream.range(0, 12)
                    .map(j -> j == 0 ? 101 : 3000 + (first + j) % 3)
                    .toArray();
            int[] special = new int[12];
            special[0] = 1;
            texts.add(new EncodedSequence(ids, special));
        }
        Trainer.Builder<EncodedSequence, MaskedPrediction> builder = Trainer.maskedLanguage(TinyBert.checkpoint())
                .args(arguments(3))
                .trainDataset(texts)
                .evalDataset(texts)
                .computeMetrics(prediction -> Map.of("perplexity", prediction.perplexity()));
        Trainer<EncodedSequence, MaskedPrediction> trainer = builder.build();
        double before = trainer.evaluate().get("eval_perplexity");
        trainer.train();
        assertThat(trainer.evaluate().get("eval_perplexity")).isLessThan(before / 2);
        resumesAsItWas(builder, 2, trainer.model());
    }

    @Test
    void whatDoesNotFitTheModelIsNamed() {
        assertThatThrownBy(() -> new EncodedQuestion(new int[] {101, 5}, new int[2], 1, 2))
                .hasMessageContaining("from piece 1 to piece 2");
        assertThatThrownBy(() -> Trainer.questionAnswering(TinyBert.checkpoint())
                        .trainDataset(List.of(new EncodedQuestion(new int[] {101, 99_999}, new int[2], 0, 0)))
                        .build())
                .hasMessageContaining("the piece 99999")
                .hasMessageContaining("30522 pieces");
        assertThatThrownBy(() -> new EncodedSequence(new int[] {101}, new int[] {1}))
                .hasMessageContaining("special pieces alone");
        assertThat(EncodedQuestion.of(
                        List.of(101L, 7L, 102L, 0L), List.of(0L, 0L, 1L, 0L), List.of(1L, 1L, 1L, 0L), 1, 1))
                .isEqualTo(new EncodedQuestion(new int[] {101, 7, 102}, new int[] {0, 0, 1}, 1, 1));
    }
}
