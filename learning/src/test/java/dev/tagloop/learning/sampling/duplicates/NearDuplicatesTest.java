package dev.tagloop.learning.sampling.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.learning.sampling.Candidate;
import dev.tagloop.learning.sampling.Candidates;
import dev.tagloop.learning.sampling.LabeledTask;
import dev.tagloop.learning.sampling.Pick;
import dev.tagloop.learning.sampling.Pool;
import dev.tagloop.learning.sampling.SequentialSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class NearDuplicatesTest {

    @Test
    void similarityIsWhatBothHaveByWhatEitherHas() {
        // abcde and bcdef against abcde and bcdeg.
        assertThat(NearDuplicates.similarity("abcdef", "abcdeg")).isEqualTo(1.0 / 3);
        assertThat(NearDuplicates.similarity(" ABC\tdef ", "abc def")).isEqualTo(1);
        assertThat(NearDuplicates.similarity("", "")).isEqualTo(1);
        assertThat(NearDuplicates.similarity("", "abc")).isZero();
        assertThat(NearDuplicates.similarity("東京は雨", "東京は雨")).isEqualTo(1);
        assertThat(NearDuplicates.similarity("\uD83D\uDE00", "\uD83D\uDE01")).isZero();
    }

    @Test
    void signaturesAgreeAsOftenAsSetsAreSimilar() {
        Random random = new Random(3);
        int agreed = 0;
        int compared = 0;
        for (int pair = 0; pair < 60; pair++) {
            String text = words(random, 40);
            // The bands are hashes of four places, so they agree with the fourth power.
            Shingles a = Shingles.of(text);
            Shingles b = Shingles.of(text + " " + words(random, 4));
            double expected = Math.pow(a.similarity(b), 4);
            long[] left = MinHash.bands(a);
            long[] right = MinHash.bands(b);
            int same = 0;
            for (int i = 0; i < left.length; i++) {
                same += left[i] == right[i] ? 1 : 0;
            }
            agreed += same;
            compared += left.length;
            assertThat((double) same / left.length).isCloseTo(expected, within(0.35));
        }
        assertThat((double) agreed / compared).isBetween(0.55, 0.80);
    }

    @Test
    void findsAllThatAComparisonOfAllPairsFinds() {
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            texts.add(
                    i % 4 == 3
                            ? texts.get(random.nextInt(texts.size())) + " " + words(random, 1 + i % 3)
                            : words(random, 25));
        }
        NearDuplicates found = new NearDuplicates(0.8);
        int duplicates = 0;
        for (int i = 0; i < texts.size(); i++) {
            String expected = null;
            for (int j = 0; j < i && expected == null; j++) {
                expected = NearDuplicates.similarity(texts.get(i), texts.get(j)) >= 0.8 ? "text " + j : null;
            }
            duplicates += expected == null ? 0 : 1;
            assertThat(found.find(texts.get(i)).orElse(null)).as("text " + i).isEqualTo(expected);
            found.add("text " + i, texts.get(i));
        }
        assertThat(duplicates).isGreaterThan(70);
    }

    @Test
    void aRepeatedTextComesLastAndSaysWhatItRepeats() {
        String report =
                "The match in Rome was won by the guests with two goals in the last minutes of the second half.";
        Pool pool = new Pool(
                List.of(
                        candidate("1", report),
                        candidate("2", report.replace("two", "six")),
                        candidate("3", "Labelled already, word for word, a day ago."),
                        candidate("4", "Something else entirely happened in Oslo.")),
                List.of(new LabeledTask("Labelled already, word for word, a day ago!", Map.of(), new float[0])));
        List<Pick> picks = new WithoutNearDuplicates(new SequentialSampler()).pick(pool, 4, 1);
        assertThat(Candidates.keys(picks)).containsExactly("1", "4", "2", "3");
        assertThat(picks.get(2).reason()).isEqualTo("nearly the same as task 1");
        assertThat(picks.get(3).reason()).isEqualTo("nearly the same as a labelled text");
        assertThat(Candidates.keys(new WithoutNearDuplicates(new SequentialSampler()).pick(pool, 2, 1)))
                .containsExactly("1", "4");
    }

    private static Candidate candidate(String key, String text) {
        return new Candidate(key, text, 10, null);
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            for (int letter = 0; letter < 6; letter++) {
                words.append((char) ('a' + random.nextInt(26)));
            }
            words.append(' ');
        }
        return words.toString().strip();
    }
}
