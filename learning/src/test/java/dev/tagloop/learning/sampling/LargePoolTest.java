package dev.tagloop.learning.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.learning.sampling.duplicates.WithoutNearDuplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargePoolTest {
    private static final int SIZE = 6_000;

    private static List<Candidate> candidates() {
        Random random = new Random(3);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            float sure = random.nextFloat();
            float rest = (1 - sure) / 2;
            candidates.add(Candidates.of(
                    "" + (10_000 + 7 * i), new float[] {sure, rest, rest}, random.nextFloat(), random.nextFloat()));
        }
        return candidates;
    }

    private static Selection inWindows(Sampler sampler, int window, int count) {
        LargePool pool = new LargePool(sampler, count, 5);
        List<Candidate> all = candidates();
        for (int from = 0; from < all.size(); from += window) {
            pool.add(all.subList(from, Math.min(all.size(), from + window)));
        }
        assertThat(pool.size()).isEqualTo(SIZE);
        return pool.select(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnlp", "entropy-sum-per-cost", "longest-first", "sequential", "random"})
    void choosesInWindowsWhatTheSamplerChoosesFromTheWhole(String name) {
        Sampler sampler = Samplers.named(name).orElseThrow();
        Selection whole = Selection.of(new WithoutNearDuplicates(sampler), Pool.of(candidates()), 40, 5);
        Selection windows = inWindows(sampler, 200, 40);
        assertThat(Candidates.keys(windows.picks())).isEqualTo(Candidates.keys(whole.picks()));
        assertThat(windows.sampler()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kmeans++", "coreset", "badge", "density-mnlp", "hybrid"})
    void whatLooksAtThePoolAsAWholeChoosesTheSameHoweverTheWindowsAreCut(String name) {
        Sampler sampler = Samplers.named(name).orElseThrow();
        Selection some = inWindows(sampler, 200, 20);
        assertThat(some.picks()).hasSize(20);
        assertThat(Candidates.keys(some.picks())).doesNotHaveDuplicates();
        assertThat(Candidates.keys(inWindows(sampler, 370, 20).picks())).isEqualTo(Candidates.keys(some.picks()));
    }

    @Test
    void whatIsNotKnownComesInRandomOrderAndTheNoteSpeaksOfTheSamplerThatWasAskedFor() {
        LargePool pool = new LargePool(Samplers.named("mnlp").orElseThrow(), 2, 1);
        pool.add(List.of(
                new Candidate("a", "some text", 2, null),
                new Candidate("b", "another one", 2, null),
                new Candidate("c", "the third here", 3, null)));
        Selection selection = pool.select(List.of());
        assertThat(selection.sampler()).isEqualTo("random");
        assertThat(selection.note())
                .contains("No task has a model's probabilities yet, so they come in random order instead of by mnlp.");
        assertThat(selection.picks()).hasSize(2);
    }

    @Test
    void nearDuplicatesOfPicksAndOfLabelledTextsComeLast() {
        LargePool pool = new LargePool(new SequentialSampler(), 4, 1);
        pool.add(List.of(
                new Candidate("1", "The mayor of Bergen opened the new harbour.", 8, null),
                new Candidate("2", "The mayor of Bergen opened the new harbour!", 8, null),
                new Candidate("3", "Nobody came to see it.", 5, null),
                new Candidate("4", "It rained all day long.", 5, null)));
        LabeledTask labelled = new LabeledTask("It rained all day long!", java.util.Map.of(), new float[0]);
        assertThat(Candidates.keys(pool.select(List.of(labelled)).picks())).containsExactly("1", "3", "2", "4");
    }

    @Test
    void everySamplerIsDescribed() {
        assertThat(Samplers.names())
                .allSatisfy(name -> assertThat(SamplerDescriptions.of(name)).endsWith("."));
    }
}
