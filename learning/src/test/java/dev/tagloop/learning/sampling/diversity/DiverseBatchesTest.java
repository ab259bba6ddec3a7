package dev.tagloop.learning.sampling.diversity;

import static dev.tagloop.learning.sampling.Candidates.at;
import static dev.tagloop.learning.sampling.Candidates.keys;
import static dev.tagloop.learning.sampling.Candidates.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.uncertainty.Mnlp;
import dev.tagloop.learning.sampling.uncertainty.UncertaintySampler;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DiverseBatchesTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    @Test
    void coresetTakesWhatIsFarthestFromEverythingLabelledAndPicked() {
        Pool pool = new Pool(
                List.of(at("one", 1), at("five", 5), at("ten", 10)),
                List.of(new LabeledTask("zero", Map.of(), new float[] {0})));
        List<Pick> picks = new CoresetSampler().pick(pool, 3, 7);
        assertThat(keys(picks)).containsExactly("ten", "five", "one");
        assertThat(picks).extracting(Pick::score).containsExactly(10.0, 5.0, 1.0);
        assertThat(picks.getFirst().reason())
                .isEqualTo("far from everything that is labelled or picked (distance 10.00)");
    }

    @Test
    void kMeansPlusPlusNeverTakesAPointTwiceWhileThereAreOthers() {
        Pool pool = Pool.of(List.of(at("a", 0), at("b", 0), at("c", 0), at("d", 10), at("e", 10)));
        for (long seed = 0; seed < 50; seed++) {
            List<String> keys = keys(new KMeansPlusPlusSampler().pick(pool, 2, seed));
            assertThat(keys.stream().filter(List.of("d", "e")::contains)).hasSize(1);
            assertThat(keys(new KMeansPlusPlusSampler().pick(pool, 9, seed)))
                    .containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        }
    }

    @Test
    void kMeansPlusPlusDrawsByTheSquareOfTheDistance() {
        // From 0 the others lie at 1 and 3: squares 1 and 9.
        int far = 0;
        int times = 0;
        Pool pool = Pool.of(List.of(at("zero", 0), at("one", 1), at("three", -3)));
        for (long seed = 0; seed < 6000; seed++) {
            List<String> keys = keys(new KMeansPlusPlusSampler().pick(pool, 2, seed));
            if (keys.getFirst().equals("zero")) {
                times++;
                far += keys.get(1).equals("three") ? 1 : 0;
            }
        }
        assertThat((double) times / 6000).isBetween(0.30, 0.37);
        assertThat((double) far / times).isBetween(0.87, 0.93);
    }

    @Test
    void distancesOfGradientsAreThoseOfTheirOuterProducts() {
        Gradient a = Gradient.of(unsure(3, 4));
        Gradient b = Gradient.of(unsure(0, 1));
        // Surprise (-0.4, 0.4): 0.32 squared; times 25.
        assertThat(a.squaredNorm()).isEqualTo(8, CLOSE);
        // Surprise times (3, 3).
        assertThat(a.squaredDistance(b)).isEqualTo(0.32 * 18, CLOSE);
    }

    @Test
    void badgeBeginsWithTheLongestGradientAndLeavesOutItsTwin() {
        Pool pool = Pool.of(List.of(
                candidate("long", unsure(3, 4)),
                candidate("twin", unsure(3, 4)),
                candidate("other", unsure(-1, 2)),
                candidate("sure", certain(9, 9))));
        for (long seed = 0; seed < 20; seed++) {
            List<Pick> picks = new BadgeSampler().pick(pool, 2, seed);
            assertThat(picks.getFirst().candidate().key()).isIn("long", "twin");
            assertThat(picks.getFirst().score()).isEqualTo(Math.sqrt(8), CLOSE);
            assertThat(picks.get(1).candidate().key()).isIn("other", "sure");
        }
    }

    @Test
    void densityPutsWhatIsLikeManyBeforeWhatIsOdd() {
        Pool pool = Pool.of(List.of(
                of("odd", new float[] {0.4f, 0.3f, 0.3f}, 0, 2),
                of("usual", new float[] {0.5f, 0.3f, 0.2f}, 1, 0),
                of("sure", new float[] {1, 0, 0}, 3, 0)));
        List<Pick> picks = new DensityWeightedSampler(new Mnlp(), 1).pick(pool, 3, 1);
        assertThat(keys(picks)).containsExactly("usual", "odd", "sure");
        assertThat(picks.get(0).score()).isEqualTo(0.693147 * 2 / 3, CLOSE);
        assertThat(picks.get(1).score()).isEqualTo(0.916291 / 3, CLOSE);
        assertThat(keys(new UncertaintySampler(new Mnlp()).pick(pool, 1, 1))).containsExactly("odd");
    }

    @Test
    void aHybridPicksTheUnlikeOnesOfTheUnsure() {
        Pool pool = Pool.of(List.of(
                of("a", new float[] {0.4f, 0.3f, 0.3f}, 0),
                of("twin", new float[] {0.4f, 0.3f, 0.3f}, 0),
                of("b", new float[] {0.5f, 0.3f, 0.2f}, 5),
                of("sure", new float[] {1, 0, 0}, 99),
                of("surer", new float[] {0, 1, 0}, -99)));
        HybridSampler hybrid =
                new HybridSampler("hybrid", new UncertaintySampler(new Mnlp()), new KMeansPlusPlusSampler(), 2);
        for (long seed = 0; seed < 20; seed++) {
            List<Pick> picks = hybrid.pick(pool.only(c -> !c.key().equals("surer")), 2, seed);
            assertThat(keys(picks)).doesNotContain("surer");
            assertThat(keys(picks)).isNotEqualTo(List.of("a", "twin")).isNotEqualTo(List.of("twin", "a"));
        }
        List<Pick> narrow = hybrid.pick(pool, 1, 3);
        assertThat(keys(narrow).getFirst()).isIn("a", "twin");
        assertThat(narrow.getFirst().reason())
                .endsWith("40 % LOC, 30 % no label; unlike the others that are picked with it");
    }

    private static TaskScores unsure(float... embedding) {
        return TaskScores.ofClasses(List.of("x", "y"), new float[] {0.6f, 0.4f}).withEmbedding(embedding);
    }

    private static TaskScores certain(float... embedding) {
        return TaskScores.ofClasses(List.of("x", "y"), new float[] {1, 0}).withEmbedding(embedding);
    }

    private static Candidate candidate(String key, TaskScores scores) {
        return new Candidate(key, key, 1, scores);
    }
}
