package dev.tagloop.learning.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.FloatTensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightMeanTest {
    private static final String MOVED = "bert.encoder.layer.1.attention.self.query.bias";

    @TempDir
    private Path folder;

    @Test
    void whatMovedIsHalfWayWhatStayedIsTheSameAndWhatIsNewIsTaken() {
        Checkpoint earlier = Checkpoints.resolve(TinyBert.in(folder.resolve("tiny")));
        Map<String, FloatTensor> weights = new TreeMap<>(earlier.weights());
        float[] moved = earlier.weight(MOVED).toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += 2 * i;
        }
        weights.put(MOVED, FloatTensor.of(new int[] {moved.length}, moved));
        weights.put("classifier.bias", FloatTensor.of(new int[] {2}, new float[] {1, 3}));
        Checkpoint mean = WeightMean.of(earlier, earlier.withWeights(weights));
        float[] before = earlier.weight(MOVED).toArray();
        float[] after = mean.weight(MOVED).toArray();
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isEqualTo((before[i] + before[i] + 2 * i) / 2);
        }
        assertThat(mean.weight("classifier.bias").toArray()).containsExactly(1, 3);
        assertThat(mean.weight("bert.embeddings.word_embeddings.weight"))
                .isEqualTo(earlier.weight("bert.embeddings.word_embeddings.weight"));
        assertThat(mean.weights().keySet()).isEqualTo(weights.keySet());
    }
}
