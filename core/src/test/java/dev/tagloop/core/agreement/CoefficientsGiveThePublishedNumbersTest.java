package dev.tagloop.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worked examples of the papers that introduced the coefficients, at the precision that they print. */
class CoefficientsGiveThePublishedNumbersTest {

    /** Krippendorff 2011, section D; Gwet 2014 uses the same ratings. */
    private static final RatingTable FOUR_OBSERVERS =
            Tables.ofRaters("123321412   ", "1233224125 3", " 3332342251 ", "12332441251 ");

    /** Cohen 1960, Table 2: κ = .492 of 200 cases. */
    @Test
    void cohensKappa() {
        RatingTable table = Tables.ofContingency(new int[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});

        assertThat(CohenKappa.unweighted().of(table)).isCloseTo(0.492, within(0.0005));
    }

    /** Cohen 1968, Table 1: weighted κ = .348, weights of disagreement 0, 1, 3, 6. */
    @Test
    void cohensWeightedKappa() {
        RatingTable table = Tables.ofContingency(new int[][] {{44, 7, 9}, {5, 20, 5}, {1, 3, 6}});
        double[][] disagreement = {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}};

        assertThat(CohenKappa.weighted((a, b, size) -> 1 - disagreement[a][b] / 6)
                        .of(table))
                .isCloseTo(0.348, within(0.0005));
    }

    /** Artstein and Poesio 2008, Computational Linguistics 34(4), section 2: π = .341 and κ = .348 of one table. */
    @Test
    void scottsPi() {
        RatingTable table = Tables.ofContingency(new int[][] {{20, 20}, {10, 50}});

        assertThat(new ScottPi().of(table)).isCloseTo(0.341, within(0.0005));
        assertThat(CohenKappa.unweighted().of(table)).isCloseTo(0.348, within(0.0005));
    }

    /** Fleiss 1971, Table 1: 30 patients, six psychiatrists each, κ = .430. */
    @Test
    void fleissKappa() {
        int[][] counts = {
            {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
            {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
            {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
            {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
            {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
            {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}
        };
        List<List<String>> units = new ArrayList<>();
        for (int[] row : counts) {
            List<String> unit = new ArrayList<>();
            for (int k = 0; k < row.length; k++) {
                unit.addAll(Collections.nCopies(row[k], "" + k));
            }
            units.add(unit);
        }

        assertThat(new FleissKappa().of(RatingTable.of(List.of("1", "2", "3", "4", "5", "6"), units)))
                .isCloseTo(0.430, within(0.0005));
    }

    /** Krippendorff 2011, section D: .743 nominal, .815 ordinal, .849 interval, .797 ratio. */
    @Test
    void krippendorffsAlpha() {
        assertThat(new KrippendorffAlpha(Scale.NOMINAL).of(FOUR_OBSERVERS)).isCloseTo(0.743, within(0.0005));
        assertThat(new KrippendorffAlpha(Scale.ORDINAL).of(FOUR_OBSERVERS)).isCloseTo(0.815, within(0.0005));
        assertThat(new KrippendorffAlpha(Scale.INTERVAL).of(FOUR_OBSERVERS)).isCloseTo(0.849, within(0.0005));
        assertThat(new KrippendorffAlpha(Scale.RATIO).of(FOUR_OBSERVERS)).isCloseTo(0.797, within(0.0005));
    }

    /** Krippendorff 2011, sections A and B: α = .095 of two categories, .692 of five. */
    @Test
    void krippendorffsAlphaOfTwoObservers() {
        assertThat(new KrippendorffAlpha(Scale.NOMINAL).of(Tables.ofRaters("0100000000", "1110010100")))
                .isCloseTo(0.095, within(0.0005));
        assertThat(new KrippendorffAlpha(Scale.NOMINAL).of(Tables.ofRaters("aabbdcccedda", "babbbccceddd")))
                .isCloseTo(0.692, within(0.0005));
    }

    /** Gwet's irrCAC 1.0, data cont3x3abstractors of Gwet 2014. */
    @Test
    void coefficientsOfTwoAbstractors() {
        RatingTable table = Tables.ofContingency(new int[][] {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}});

        assertThat(CohenKappa.unweighted().of(table)).isCloseTo(0.7964094, within(5e-8));
        assertThat(new ScottPi().of(table)).isCloseTo(0.7962397, within(5e-8));
        assertThat(GwetAc.ac1().of(table)).isCloseTo(0.8493305, within(5e-8));
        assertThat(new KrippendorffAlpha(Scale.NOMINAL).of(table)).isCloseTo(0.7972585, within(5e-8));
    }

    /** Gwet's irrCAC 1.0, data raw4raters of Gwet 2014: missing ratings. */
    @Test
    void coefficientsOfFourRatersWithGaps() {
        assertThat(GwetAc.ac1().of(FOUR_OBSERVERS)).isCloseTo(0.77544, within(5e-6));
        assertThat(new FleissKappa().of(FOUR_OBSERVERS)).isCloseTo(0.76117, within(5e-6));
    }

    /** Gwet 2002, the paradox of κ: 118 of 125 agreed, yet κ is -.0234 and AC1 .9408. */
    @Test
    void gwetsAc1StaysHighWhereOneCategoryPrevails() {
        RatingTable table = Tables.ofContingency(new int[][] {{118, 5}, {2, 0}});

        assertThat(CohenKappa.unweighted().of(table)).isCloseTo(-0.0234, within(0.00005));
        assertThat(GwetAc.ac1().of(table)).isCloseTo(0.9408, within(0.00005));
    }

    @Test
    void nothingButOneCategoryLeavesThemUndefined() {
        RatingTable one = Tables.ofRaters("aaa", "aaa");

        assertThat(CohenKappa.unweighted().of(one)).isNaN();
        assertThat(new ScottPi().of(one)).isNaN();
        assertThat(new FleissKappa().of(one)).isNaN();
        assertThat(new KrippendorffAlpha(Scale.NOMINAL).of(one)).isNaN();
        assertThat(GwetAc.ac1().of(one)).isNaN();
        assertThat(CohenKappa.unweighted().of(Tables.ofRaters("a ", " b"))).isNaN();
    }

    @Test
    void faultsSayWhatToDo() {
        assertThatThrownBy(() -> CohenKappa.unweighted().of(FOUR_OBSERVERS))
                .hasMessage("Cohen's kappa is one of two raters, but the table has 4; choose two with columns(a, b)");
        assertThatThrownBy(() -> new KrippendorffAlpha(Scale.RATIO).of(Tables.ofRaters("ab", "ab")))
                .hasMessage("'a' is no number, but the RATIO scale compares numbers; choose NOMINAL or ORDINAL");
        assertThatThrownBy(() -> RatingTable.of(List.of("x"), List.of("a"), List.of(List.of("b"))))
                .hasMessage("unit 0 has the category 'b', which is none of [a]");
        assertThatThrownBy(() -> RatingTable.of(List.of("x"), List.of(List.of("a", "b"))))
                .hasMessage("unit 0 has 2 ratings for 1 raters");
    }
}
