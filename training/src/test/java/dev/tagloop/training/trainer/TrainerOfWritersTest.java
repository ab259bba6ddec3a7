package dev.tagloop.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.testing.TinyWriters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerOfWritersTest {

    @Test
    void evaluationsLetTheModelWrite(@TempDir Path folder) {
        Checkpoint base = TinyWriters.checkpoint("t5");
        List<EncodedPair> pairs = pairs(base);
        TrainingArguments arguments = TrainingArguments.of(folder)
                .numTrainEpochs(50)
                .perDeviceTrainBatchSize(3)
                .learningRate(1e-2)
                .evaluationStrategy(IntervalStrategy.EPOCH);
        Trainer<EncodedPair, WrittenPrediction> trainer = Trainer.text2Text(
                        base, GenerationSettings.defaults().maxNewTokens(8))
                .args(arguments)
                .trainDataset(pairs)
                .evalDataset(pairs)
                .computeMetrics(TrainerOfWritersTest::exact)
                .build();

        Map<String, Double> before = trainer.evaluate();
        trainer.train();
        Map<String, Double> after = trainer.evaluate();

        assertThat(before).containsEntry("eval_exact", 0.0);
        assertThat(after).containsEntry("eval_exact", 1.0);
        assertThat(after.get("eval_loss")).isLessThan(before.get("eval_loss") / 3);
        trainer.saveModel(folder.resolve("saved"));
        assertThat(Checkpoint.read(folder.resolve("saved")).weights())
                .isEqualTo(trainer.model().weights());
    }

    @Test
    void paddingOfRowsIsTakenOff() {
        assertThat(EncodedPair.of(List.of(2L, 7L, 3L, 0L), List.of(1L, 1L, 1L, 0L), List.of(2L, 9L, 3L, -100L)))
                .isEqualTo(new EncodedPair(new int[] {2, 7, 3}, new int[] {2, 9, 3}));
        assertThatThrownBy(() -> new EncodedPair(new int[] {2}, new int[] {-100}))
                .hasMessageContaining("something to write, not 1 input ids and 0 labels");
        assertThatThrownBy(() -> Trainer.text2Text(TinyWriters.checkpoint("bart"))
                        .trainDataset(List.of(new EncodedPair(new int[] {2, 45}, new int[] {2})))
                        .build())
                .hasMessageContaining("the piece 45, but the model knows 45 pieces");
    }

    /** The share of texts that are written as they should be: after the piece that every text begins with. */
    private static Map<String, Double> exact(WrittenPrediction prediction) {
        int right = 0;
        for (int i = 0; i < prediction.labelIds().size(); i++) {
            List<Integer> written = new ArrayList<>();
            for (int piece : prediction.predictions().get(i)) {
                written.add(piece);
            }
            List<Integer> wanted = new ArrayList<>(List.of(0));
            for (int piece : prediction.labelIds().get(i)) {
                wanted.add(piece);
            }
            right += written.subList(0, Math.min(written.size(), wanted.size())).equals(wanted) ? 1 : 0;
        }
        return Map.of("exact", (double) right / prediction.labelIds().size());
    }

    private static List<EncodedPair> pairs(Checkpoint base) {
        List<EncodedPair> pairs = new ArrayList<>();
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            for (int i = 0; i < 6; i++) {
                List<String> words = TinyWriters.WORDS.subList(i * 5, i * 5 + 5);
                pairs.add(new EncodedPair(
                        tokenizer.encode(Text.of(String.join(" ", words))).ids(),
                        tokenizer
                                .encode(Text.of(words.get(3) + " " + words.get(1)))
                                .ids()));
            }
        }
        return pairs;
    }
}
