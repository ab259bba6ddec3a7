package dev.tagloop.training.internal.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.training.ComputeDevice;
import dev.tagloop.training.internal.heads.CrossEntropy;
import dev.tagloop.training.internal.heads.Losses;
import dev.tagloop.training.internal.tensor.Ops;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.internal.tensor.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batches that are accumulated train as one batch of them all, whatever is left out of each. */
class ManyBatchesEqualOneTest {

    private static final int WIDTH = 6;
    private static final int CLASSES = 3;
    private static final int ROWS = 12;
    private static final int SKIPPED = Losses.IGNORED;

    /** In the parts of four there are 4, 1, and 2 labels. */
    private static final int[] LABELS = {0, 2, 1, 1, SKIPPED, SKIPPED, 2, SKIPPED, 0, SKIPPED, 1, SKIPPED};

    private final float[] rows = new float[ROWS * WIDTH];

    ManyBatchesEqualOneTest() {
        Random random = new Random(3);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
    }

    @Test
    void everyLabelCountsAlikeWhereverItStands() {
        equalWeights(CrossEntropy.PLAIN);
    }

    @Test
    void weightsOfClassesAndSmoothingCountAlikeToo() {
        equalWeights(CrossEntropy.weighted(new float[] {1, 4, 0.5f}, 0.1));
    }

    @Test
    void aBatchWithoutALabelChangesNothing() {
        try (Parameters one = parameters();
                Parameters two = parameters()) {
            TrainStep.Outcome single = step(one).run(List.of(share(one, 0, 4, CrossEntropy.PLAIN)), 0.1);
            TrainStep.Outcome both = step(two)
                    .run(
                            List.of(
                                    share(two, 0, 4, CrossEntropy.PLAIN),
                                    new Share(
                                            manager -> loss(two, manager, 4, 6, CrossEntropy.PLAIN),
                                            CrossEntropy.PLAIN.counted(Arrays.copyOfRange(LABELS, 4, 6)))),
                            0.1);
            assertThat(both.loss()).isEqualTo(single.loss());
            assertThat(two.values().get("w.weight").toArray())
                    .containsExactly(one.values().get("w.weight").toArray());
        }
    }

    private void equalWeights(CrossEntropy entropy) {
        try (Parameters one = parameters();
                Parameters many = parameters()) {
            TrainStep whole = step(one);
            TrainStep parts = step(many);
            for (int i = 0; i < 5; i++) {
                TrainStep.Outcome wanted = whole.run(manager -> loss(one, manager, 0, ROWS, entropy), 0.1);
                TrainStep.Outcome seen = parts.run(
                        List.of(share(many, 0, 4, entropy), share(many, 4, 8, entropy), share(many, 8, ROWS, entropy)),
                        0.1);
                assertThat(seen.loss()).isCloseTo(wanted.loss(), offset(1e-6));
                assertThat(seen.gradientNorm()).isCloseTo(wanted.gradientNorm(), offset(1e-6));
            }
            float[] wanted = one.values().get("w.weight").toArray();
            float[] seen = many.values().get("w.weight").toArray();
            float[] begun = start().toArray();
            for (int i = 0; i < wanted.length; i++) {
                assertThat((double) seen[i]).isCloseTo(wanted[i], offset(2e-6));
                assertThat(Math.abs(seen[i] - begun[i])).isGreaterThan(1e-3f);
            }
        }
    }

    private Share share(Parameters parameters, int from, int to, CrossEntropy entropy) {
        return new Share(
                manager -> loss(parameters, manager, from, to, entropy),
                entropy.counted(Arrays.copyOfRange(LABELS, from, to)));
    }

    private NDArray loss(Parameters parameters, NDManager manager, int from, int to, CrossEntropy entropy) {
        NDArray x = Ops.floats(manager, Arrays.copyOfRange(rows, from * WIDTH, to * WIDTH), to - from, WIDTH);
        return entropy.of(Ops.linear(x, parameters.get("w.weight"), null), Arrays.copyOfRange(LABELS, from, to));
    }

    private static TrainStep step(Parameters parameters) {
        return new TrainStep(parameters, new AdamW(parameters, 0.01, name -> 1), 1);
    }

    private static FloatTensor start() {
        Random random = new Random(8);
        float[] values = new float[CLASSES * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FloatTensor.of(new int[] {CLASSES, WIDTH}, values);
    }

    private static Parameters parameters() {
        return new Parameters(Torch.newManager(ComputeDevice.CPU), Map.of("w.weight", start()));
    }
}
