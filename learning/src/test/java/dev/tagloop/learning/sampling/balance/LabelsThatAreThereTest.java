package dev.tagloop.learning.sampling.balance;

import static dev.tagloop.learning.sampling.Candidates.keys;
import static dev.tagloop.learning.sampling.Candidates.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LabelsThatAreThereTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    @Test
    void rareLabelsComeFirstUntilTheyAreRareNoMore() {
        Pool pool = new Pool(
                List.of(
                        of("place", new float[] {0.9f, 0.1f, 0}, 0),
                        of("firm", new float[] {0.1f, 0.9f, 0}, 0),
                        of("nothing", new float[] {0, 0, 1}, 0)),
                List.of(new LabeledTask("…", Map.of("LOC", 9, "ORG", 1), new float[0])));
        List<Pick> picks = new ClassBalancingSampler().pick(pool, 3, 1);
        assertThat(keys(picks)).containsExactly("firm", "place", "nothing");
        assertThat(picks.get(0).score()).isEqualTo(0.1 / 10 + 0.9 / 2, CLOSE);
        assertThat(picks.get(1).score()).isEqualTo(0.9 / 10.1 + 0.1 / 2.9, CLOSE);
        assertThat(picks.get(2).score()).isZero();
        assertThat(picks.getFirst().reason()).isEqualTo("likely has ORG, which is rare so far (1)");
    }

    @Test
    void whatNeighboursContradictIsLikelyWrong() {
        LabeledTask near = new LabeledTask("near", Map.of("LOC", 2), new float[] {0});
        Pool pool = new Pool(
                List.of(
                        candidate("agrees", new float[][] {{1, 0, 0}}),
                        candidate("differs", new float[][] {{0, 1, 0}}),
                        candidate("half", new float[][] {{1, 0, 0}, {0, 1, 0}})),
                List.of(near));
        List<Pick> picks = new LikelyWrongSampler().pick(pool, 3, 1);
        assertThat(keys(picks)).containsExactly("differs", "half", "agrees");
        assertThat(picks).extracting(Pick::score).containsExactly(1.0, 0.5, 0.0);
        assertThat(picks.getFirst().reason())
                .isEqualTo("the model says mostly ORG, the nearest labelled texts have mostly LOC");
    }

    @Test
    void classesThatAreThereOrNotAreLabelsThemselves() {
        Pool pool = new Pool(
                List.of(classes("often", 0.9f, 0.1f), classes("rare", 0.2f, 0.8f), classes("none", 0, 0)),
                List.of(new LabeledTask("…", Map.of("sport", 9), new float[] {0.1f})));
        List<Pick> picks = new ClassBalancingSampler().pick(pool, 1, 1);
        assertThat(keys(picks)).containsExactly("rare");
        assertThat(picks.getFirst().score()).isEqualTo(0.2 / 2 / 10 + 0.8 / 2, CLOSE);
        assertThat(picks.getFirst().reason()).isEqualTo("likely has politics, which is rare so far (0)");
        List<Pick> wrong = new LikelyWrongSampler().pick(pool, 3, 1);
        assertThat(wrong).extracting(Pick::score).containsExactly(1.0, 1.0, 0.0);
        assertThat(wrong.getLast().candidate().key()).isEqualTo("often");
    }

    private static Candidate classes(String key, float... probabilities) {
        return new Candidate(
                key,
                key,
                1,
                TaskScores.ofIndependentClasses(List.of("sport", "politics"), probabilities)
                        .withEmbedding(new float[] {0.1f}));
    }

    private static Candidate candidate(String key, float[][] probabilities) {
        List<String> units = Collections.nCopies(probabilities.length, "word");
        return new Candidate(
                key,
                key,
                probabilities.length,
                TaskScores.of(units, List.of("B-LOC", "B-ORG", "O"), probabilities)
                        .withEmbedding(new float[] {0.1f}));
    }
}
