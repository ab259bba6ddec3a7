package dev.tagloop.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values printed by NumPy 2.2.4 and 2.4.6. */
class PermutationsEqualNumpyTest {

    @Test
    void theSeedIsMixedAsInNumpy() {
        SeedSequence sequence = new SeedSequence(42);
        assertThat(sequence.pool()).containsExactly(0x631d3606, 0x07ae90ae, 0x6fc4be28, 0x2ced5c75);
        assertThat(sequence.words(8))
                .containsExactly(
                        0xcd540ab7, 0x9f1e2e6d, 0x79fb94b6, 0xd57873dc, 0x64d420b7, 0x7d282a1b, 0x4692d5ff, 0x33657971);
    }

    @Test
    void theFirstNumbersOfSeed42AreThoseOfNumpy() {
        NumpyRandom random = new NumpyRandom(42);
        assertThat(new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()})
                .containsExactly(0xc621fbcd16d92688L, 0x705a5661a791ffc1L, 0xdbcd12c26eda1624L, 0xb286b60e1600888dL);
    }

    @Test
    void halvesComeLowThenHighAndSurviveAWholeNumberBetween() {
        NumpyRandom random = new NumpyRandom(42);
        assertThat(random.nextInt()).isEqualTo(0x16d92688);
        assertThat(random.nextLong()).isEqualTo(0x705a5661a791ffc1L);
        assertThat(random.nextInt()).isEqualTo(0xc621fbcd);
        assertThat(random.nextInt()).isEqualTo(0x6eda1624);
    }

    @ParameterizedTest
    @CsvSource({
        "42, 10, 5 6 0 7 3 2 4 9 1 8",
        "42, 20, 15 9 14 7 12 10 6 19 3 0 16 5 11 18 2 4 17 1 13 8",
        "42, 50, 5 25 20 49 39 27 47 45 46 17 37 31 40 23 18 7 4 38 29 24 34 9 28 21 26 41 16 42 32 15 3 44 30 10 43 6"
                + " 11 22 19 35 0 12 14 48 2 36 33 1 13 8",
        "42, 100, 59 21 56 18 33 42 50 27 92 71 2 25 24 52 81 99 51 61 4 97 94 37 28 80 7 57 79 26 76 78 38 0 86 46 10"
                + " 29 70 45 17 39 91 40 89 5 68 1 95 84 63 3 83 93 20 87 43 73 32 75 23 96 69 15 48 55 60 9 62 31 72 16"
                + " 44 82 67 34 30 58 74 88 98 54 49 6 90 11 85 41 22 19 35 64 47 12 53 14 13 66 36 65 77 8",
        "0, 10, 4 6 2 7 3 5 9 0 8 1",
        "1, 10, 8 4 7 0 1 2 5 9 6 3",
        "2024, 10, 3 5 2 9 0 7 4 1 6 8",
        "7, 20, 3 8 12 13 14 16 10 15 1 6 0 7 4 18 5 19 17 2 9 11",
        "4294967296, 10, 9 1 3 8 7 6 0 4 2 5"
    })
    void smallPermutations(long seed, int n, String expected) {
        int[] values =
                Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThat(new NumpyRandom(seed).permutation(n)).containsExactly(values);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 978 933 859 916 127 608 856 260 147 810, 548 609 961 973 648, 248321539",
        "100000, 45262 49850 30394 90177 95569 10900 193 98908 59014 93313, 34957 70338 5668 22113 75400,"
                + " 249152033752609"
    })
    void largePermutationsOfSeed42(int n, String starts, String ends, long weightedSum) {
        int[] permutation = new NumpyRandom(42).permutation(n);
        assertThat(join(permutation, 0, 10)).isEqualTo(starts);
        assertThat(join(permutation, n - 5, n)).isEqualTo(ends);
        assertThat(IntStream.range(0, n)
                        .mapToLong(i -> (long) permutation[i] * i)
                        .sum())
                .isEqualTo(weightedSum);
    }

    @Test
    void emptyAndSinglePermutationsAndNegativeSeeds() {
        assertThat(new NumpyRandom(42).permutation(0)).isEmpty();
        assertThat(new NumpyRandom(42).permutation(1)).containsExactly(0);
        assertThatThrownBy(() -> new NumpyRandom(-1)).hasMessage("a seed is 0 or more, not -1");
    }

    private static String join(int[] values, int from, int to) {
        return String.join(
                " ",
                IntStream.range(from, to)
                        .mapToObj(i -> Integer.toString(values[i]))
                        .toList());
    }
}
