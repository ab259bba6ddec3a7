package dev.tagloop.core.labelerrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConfidentLearningFindsSwappedLabelsTest {

    /** Thresholds 0.7 and 0.6: the third is labelled 0 but confidently 1, the last confident of nothing. */
    @Test
    void anExampleCountsForTheClassWhoseMeanItReaches() {
        int[] given = {0, 0, 0, 1, 1, 1};
        double[][] p = {{0.95, 0.05}, {0.9, 0.1}, {0.25, 0.75}, {0.1, 0.9}, {0.55, 0.45}, {0.55, 0.45}};

        ConfidentLearning learning = ConfidentLearning.of(given, p);
        assertThat(learning.thresholds().get(0)).isCloseTo(0.7, within(1e-12));
        assertThat(learning.thresholds().get(1)).isCloseTo(0.6, within(1e-12));
        assertThat(learning.counts()).isEqualTo(List.of(List.of(2, 1), List.of(0, 1)));
        assertThat(learning.suspects()).containsExactly(new ConfidentLearning.SuspectedLabel(2, 0, 1, 0.5));
        double[][] joint = learning.joint(given);
        assertThat(joint[0]).containsExactly(new double[] {2.0 / 6, 1.0 / 6}, within(1e-12));
        assertThat(joint[1]).containsExactly(new double[] {0, 3.0 / 6}, within(1e-12));
    }

    @Test
    void swappedLabelsComeFirstAndTheirShareIsEstimated() {
        SplittableRandom random = new SplittableRandom(6);
        int count = 2000;
        int[] given = new int[count];
        double[][] p = new double[count][3];
        List<Integer> swapped = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int truth = random.nextInt(3);
            double right = random.nextDouble(0.6, 0.98);
            for (int k = 0; k < 3; k++) {
                p[i][k] = k == truth ? right : (1 - right) / 2;
            }
            given[i] = truth;
            // One in ten of class 0 was called 1.
            if (truth == 0 && random.nextInt(10) == 0) {
                given[i] = 1;
                swapped.add(i);
            }
        }
        ConfidentLearning learning = ConfidentLearning.of(given, p);

        List<Integer> suspected = learning.suspects().stream()
                .map(ConfidentLearning.SuspectedLabel::example)
                .toList();
        assertThat(suspected).isSubsetOf(swapped);
        assertThat(suspected.size()).isGreaterThan(swapped.size() / 3);
        assertThat(learning.joint(given)[1][0]).isCloseTo(swapped.size() / 2000.0, within(0.015));
    }

    @Test
    void nothingIsNoFault() {
        assertThat(ConfidentLearning.of(new int[0], new double[0][]).suspects()).isEmpty();
        assertThatThrownBy(() -> ConfidentLearning.of(new int[1], new double[0][]))
                .hasMessage("1 labels for 0 examples");
    }
}
