package dev.tagloop.learning.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all samplers. */
class EverySamplerTest {
    private static final int SIZE = 60;

    static Collection<Sampler> samplers() {
        return Samplers.all();
    }

    @Test
    void thereIsOneOfEachName() {
        assertThat(Samplers.names())
                .containsExactly(
                        "random",
                        "sequential",
                        "longest-first",
                        "least-confidence",
                        "breaking-ties",
                        "entropy-sum",
                        "entropy-mean",
                        "entropy-max",
                        "mnlp",
                        "bald",
                        "bald-sum",
                        "bald-max",
                        "bald-full",
                        "vote-entropy",
                        "committee-kl",
                        "kmeans++",
                        "coreset",
                        "badge",
                        "density-mnlp",
                        "hybrid",
                        "class-balancing",
                        "likely-wrong",
                        "entropy-sum-per-cost",
                        "unlikely-text",
                        "changing-text",
                        "no-answer",
                        "number-spread",
                        "number-committee");
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void picksAsManyAsAskedForEachOnceWithAReason(Sampler sampler) {
        List<Pick> picks = sampler.pick(pool(sampler), 7, 5);
        assertThat(picks).hasSize(7);
        assertThat(Candidates.keys(picks)).doesNotHaveDuplicates();
        assertThat(picks).allSatisfy(pick -> assertThat(pick.reason()).isNotBlank());
        assertThat(sampler.pick(pool(sampler), SIZE + 5, 5)).hasSize(SIZE);
        assertThat(sampler.pick(Pool.of(List.of()), 3, 5)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void theSamePoolAndSeedGiveTheSamePicksInWhateverOrderTheCandidatesCame(Sampler sampler) {
        Pool pool = pool(sampler);
        List<Candidate> shuffled = new ArrayList<>(pool.candidates());
        Collections.shuffle(shuffled, new Random(2));
        Pool other = new Pool(sampler.name().equals("sequential") ? pool.candidates() : shuffled, pool.labeled());
        assertThat(Candidates.keys(sampler.pick(other, 9, 5))).isEqualTo(Candidates.keys(sampler.pick(pool, 9, 5)));
    }

    @Test
    void everySamplerCanPassOverNearDuplicates() {
        Sampler unique = Samplers.named("longest-first:unique").orElseThrow();
        assertThat(unique.name()).isEqualTo("longest-first:unique");
        String text = "The guests won the match in the last minutes of the second half";
        Pool pool = Pool.of(List.of(
                new Candidate("long", text + ".", 14, null),
                new Candidate("twin", text + "!", 13, null),
                new Candidate("short", "It rains.", 3, null)));
        assertThat(Candidates.keys(unique.pick(pool, 2, 1))).containsExactly("long", "short");
        assertThat(Samplers.named("longest:unique")).isEmpty();
    }

    @Test
    void equalScoresAreOrderedBySeedAndNotByName() {
        Pool equal = Pool.of(pool(1).candidates().stream()
                .map(candidate -> new Candidate(candidate.key(), "same", 3, null))
                .toList());
        List<String> first = Candidates.keys(new LongestFirstSampler().pick(equal, SIZE, 1));
        assertThat(first).isNotEqualTo(Candidates.keys(new LongestFirstSampler().pick(equal, SIZE, 2)));
        assertThat(first).isNotEqualTo(first.stream().sorted().toList());
    }

    @Test
    void randomFavoursNothing() {
        int[] first = new int[4];
        List<Candidate> four = pool(1).candidates().subList(0, 4);
        for (long seed = 0; seed < 4000; seed++) {
            first[
                    four.indexOf(new RandomSampler()
                            .pick(Pool.of(four), 1, seed)
                            .getFirst()
                            .candidate())]++;
        }
        for (int times : first) {
            assertThat(times).isBetween(900, 1100);
        }
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void withoutAModelTheOrderIsRandomAndSaysSo(Sampler sampler) {
        Pool unknown = Pool.of(pool(1).candidates().stream()
                .map(candidate -> new Candidate(candidate.key(), candidate.text(), candidate.tokens(), null))
                .toList());
        Selection selection = Selection.of(sampler, unknown, 5, 3);
        assertThat(selection.picks()).hasSize(5);
        if (sampler.needs().isEmpty()) {
            assertThat(selection.note()).isEmpty();
        } else {
            assertThat(selection.sampler()).isEqualTo("random");
            assertThat(Candidates.keys(selection.picks()))
                    .isEqualTo(Candidates.keys(new RandomSampler().pick(unknown, 5, 3)));
            assertThat(selection.note().orElseThrow())
                    .startsWith("No task has ")
                    .endsWith(" yet, so they come in random order instead of by " + sampler.name() + ".");
        }
    }

    @Test
    void whatNoModelHasReadComesBehindTheRest() {
        List<Candidate> some = new ArrayList<>(pool(1).candidates().subList(0, 3));
        some.add(0, new Candidate("new", "text", 4, null));
        Selection selection = Selection.of(Samplers.named("mnlp").orElseThrow(), Pool.of(some), 4, 1);
        assertThat(Candidates.keys(selection.picks())).hasSize(4).last().isEqualTo("new");
        assertThat(selection.picks().getLast().reason()).isEqualTo("at random: no model has read it yet");
        assertThat(selection.note()).hasValue("The last task comes in random order: no model has read it yet.");
    }

    /** Candidates of which everything is known that the sampler asks for. */
    private static Pool pool(Sampler sampler) {
        Pool pool = pool(1);
        if (!sampler.needs().contains(Need.ANSWER)) {
            return pool;
        }
        Random random = new Random(7);
        return new Pool(
                pool.candidates().stream()
                        .map(candidate -> new Candidate(
                                candidate.key(),
                                candidate.text(),
                                candidate.tokens(),
                                TaskScores.ofAnswers(
                                        List.of("Rome", "no answer", "something else"), rows(random, 1)[0])))
                        .toList(),
                pool.labeled());
    }

    private static Pool pool(long seed) {
        Random random = new Random(seed);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            int words = 1 + random.nextInt(12);
            float[][] rows = rows(random, words);
            candidates.add(new Candidate(
                    "task-" + i,
                    "text " + i,
                    words,
                    new TaskScores(
                            Collections.nCopies(words, "word"),
                            List.of("O", "B-LOC", "B-ORG"),
                            rows,
                            List.of(rows, rows(random, words)),
                            List.of(rows, rows(random, words), rows(random, words)),
                            embedding(random),
                            Optional.of(new WrittenText(
                                    new double[] {-random.nextDouble()},
                                    List.of("a b c", "a " + i % 7 + " c", i % 3 + " b c"))),
                            Optional.of(new NumberScores(
                                    1, List.of(1.0, random.nextDouble()), List.of(1.0, random.nextDouble()))))));
        }
        return new Pool(
                candidates,
                List.of(
                        new LabeledTask("one", Map.of("LOC", 3), embedding(random)),
                        new LabeledTask("two", Map.of("ORG", 1), embedding(random))));
    }

    private static float[][] rows(Random random, int words) {
        float[][] rows = new float[words][];
        for (int i = 0; i < words; i++) {
            float a = random.nextFloat();
            float b = random.nextFloat() * (1 - a);
            rows[i] = new float[] {a, b, 1 - a - b};
        }
        return rows;
    }

    private static float[] embedding(Random random) {
        return new float[] {random.nextFloat(), random.nextFloat() - 0.5f, random.nextFloat()};
    }
}
