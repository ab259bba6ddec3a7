package dev.tagloop.learning.sampling.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Candidates;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.uncertainty.Entropy;
import dev.tagloop.learning.sampling.uncertainty.Pooling;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationCostTest {

    @Test
    void aLineGoesThroughMeasuredTasks() {
        AnnotationCost cost = AnnotationCost.fit(List.of(measured(10, 30), measured(20, 40), measured(30, 50)));
        assertThat(cost.perTask()).isCloseTo(20, within(1e-9));
        assertThat(cost.perToken()).isCloseTo(1, within(1e-9));
        assertThat(cost.seconds(50)).isCloseTo(70, within(1e-9));
    }

    @Test
    void noPartIsBelowZero() {
        assertThat(AnnotationCost.fit(List.of(measured(10, 40), measured(20, 20))))
                .isEqualTo(new AnnotationCost(30, 0));
        AnnotationCost steep = AnnotationCost.fit(List.of(measured(10, 1), measured(20, 30)));
        assertThat(steep.perTask()).isZero();
        assertThat(steep.perToken()).isCloseTo((10 + 600) / 500.0, within(1e-9));
    }

    @Test
    void sumsOfEntropiesAreDividedByWhatTheLengthCosts() {
        Pool pool = Pool.of(List.of(task("long", 10, 0.8f), task("short", 2, 0.5f)));
        Entropy sum = new Entropy(Pooling.SUM);
        List<Pick> byWord = new PerCostSampler(sum, AnnotationCost.byToken()).pick(pool, 2, 1);
        assertThat(Candidates.keys(byWord)).containsExactly("short", "long");
        assertThat(byWord.getFirst().score()).isCloseTo(Math.log(2), within(1e-6));
        // Where opening a task is what takes the time, the long one tells more for it.
        assertThat(Candidates.keys(new PerCostSampler(sum, new AnnotationCost(60, 0.1)).pick(pool, 2, 1)))
                .containsExactly("long", "short");
    }

    private static AnnotationCost.Measured measured(int tokens, double seconds) {
        return new AnnotationCost.Measured(tokens, seconds);
    }

    private static Candidate task(String key, int tokens, float probability) {
        float[][] rows = Collections.nCopies(tokens, new float[] {probability, 1 - probability})
                .toArray(float[][]::new);
        return new Candidate(
                key, key, tokens, TaskScores.of(Collections.nCopies(tokens, "word"), List.of("A", "B"), rows));
    }
}
