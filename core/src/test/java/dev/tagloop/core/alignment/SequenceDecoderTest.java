package dev.tagloop.core.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.alignment.SequenceDecoder.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceDecoderTest {

    /** Whole sequences as a regular expression, and the best one among all that there are. */
    @ParameterizedTest
    @CsvSource({
        "O B-P I-P B-L I-L, (O |B-P (I-P )*|B-L (I-L )*)*",
        "B-P O I-L B-L I-P, (O |B-P (I-P )*|B-L (I-L )*)*",
        "O B-P I-P E-P S-P, (O |S-P |B-P (I-P )*E-P )*",
        "O S-P B-P L-P U-L, (O |S-P |U-L |B-P L-P )*",
        "O I-P I-L, .*",
        "O I-P E-P, (O |(I-P )*E-P )*",
        "O P L, .*",
        "B-P I-P, B-P ([BI]-P )*"
    })
    void theBestAllowedSequenceIsTheOneThatTryingAllOfThemFinds(String written, String allowed) {
        List<String> tags = Arrays.asList(written.split(" ", -1));
        Pattern language = Pattern.compile(allowed);
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            float[][] scores = scores(random, 1 + round % 5, tags.size());
            double best = Double.NEGATIVE_INFINITY;
            for (int n = 0; n < Math.pow(tags.size(), scores.length); n++) {
                int[] path = path(n, scores.length, tags.size());
                if (language.matcher(words(path, tags)).matches()) {
                    best = Math.max(best, sum(scores, path));
                }
            }
            int[] found = new SequenceDecoder(tags).bestAllowed(scores);
            assertThat(words(found, tags)).matches(language);
            assertThat(sum(scores, found)).isCloseTo(best, within(1e-9));
        }
    }

    @Test
    void anEntityThatBeginsInItsMiddleIsRepairedByWhatCostsLeast() {
        SequenceDecoder decoder = new SequenceDecoder(List.of("O", "B-P", "I-P", "B-L", "I-L"));
        float[][] scores = {{0, 2, 1, 0, 0}, {0, 0, 1, 0, 1.2f}, {3, 0, 0, 0, 0}};
        assertThat(decoder.tags(scores)).containsExactly(1, 2, 0);
        assertThat(decoder.runs(decoder.tags(scores))).containsExactly(new Run(0, 1, "P"));
    }

    @Test
    void aModelThatSurelyBeginsWithInsideIsReadAsItWrites() {
        SequenceDecoder decoder = new SequenceDecoder(List.of("O", "B-P", "I-P"));
        float[][] sure = {{0, -2, 8}, {0, -2, 8}, {8, 0, 0}, {0, -2, 8}};
        assertThat(decoder.tags(sure)).containsExactly(2, 2, 0, 2);
        assertThat(decoder.runs(new int[] {2, 2, 0, 2})).containsExactly(new Run(0, 1, "P"), new Run(3, 3, "P"));
        float[][] unsure = {{0, 1, 2}, {0, -2, 8}};
        assertThat(decoder.tags(unsure)).containsExactly(1, 2);
    }

    @Test
    void neighboursOfOneTypeAreTwoEntitiesWhereTheTagsSaySo() {
        assertThat(new SequenceDecoder(List.of("O", "B-P", "I-P")).runs(new int[] {1, 1, 2, 0, 1}))
                .containsExactly(new Run(0, 0, "P"), new Run(1, 2, "P"), new Run(4, 4, "P"));
        assertThat(new SequenceDecoder(List.of("O", "B-P", "E-P", "S-P")).runs(new int[] {3, 1, 2, 1, 2}))
                .containsExactly(new Run(0, 0, "P"), new Run(1, 2, "P"), new Run(3, 4, "P"));
        assertThat(new SequenceDecoder(List.of("O", "P")).runs(new int[] {1, 1, 0}))
                .containsExactly(new Run(0, 1, "P"));
    }

    @Test
    void nothingHasNoTags() {
        SequenceDecoder decoder = new SequenceDecoder(List.of("O", "B-P", "I-P"));
        assertThat(decoder.tags(new float[0][])).isEmpty();
        assertThat(decoder.runs(new int[0])).isEmpty();
        // No sequence of one word fits these tags, so the model's own stays.
        assertThat(new SequenceDecoder(List.of("B-P", "E-P")).tags(new float[][] {{2, 1}}))
                .containsExactly(0);
    }

    private static float[][] scores(Random random, int words, int tags) {
        float[][] scores = new float[words][tags];
        for (float[] word : scores) {
            for (int tag = 0; tag < tags; tag++) {
                word[tag] = (float) random.nextGaussian() * 3;
            }
        }
        return scores;
    }

    private static int[] path(int number, int words, int tags) {
        int[] path = new int[words];
        for (int i = 0; i < words; i++) {
            path[i] = number % tags;
            number /= tags;
        }
        return path;
    }

    private static double sum(float[][] scores, int[] path) {
        double sum = 0;
        for (int i = 0; i < path.length; i++) {
            sum += scores[i][path[i]];
        }
        return sum;
    }

    private static String words(int[] path, List<String> tags) {
        return Arrays.stream(path).mapToObj(tags::get).map(tag -> tag + " ").collect(Collectors.joining());
    }
}
