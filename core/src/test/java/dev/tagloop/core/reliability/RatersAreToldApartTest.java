package dev.tagloop.core.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.agreement.RatingTable;
import dev.tagloop.core.combination.ChoiceVoting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatersAreToldApartTest {

    /** Dawid and Skene 1979, Table 1: 45 patients, five anaesthetists, the first of whom rated three times. */
    private static final String[] ANAESTHETISTS = {
        "131222132242121111222222112111131224223111212",
        "131222232342122111222222113111131223233112322",
        "132222232242121111222221112112131223123111212",
        "142333232243131211212232112111131234233112212",
        "131123142243121111232222112111121223224111212",
        "132222132244111111222222112112131234333111212",
        "142122133343121111122122112111131223232111212",
    };

    @Test
    void theErrorRatesOfThePaperComeOut() {
        TruthEstimate estimate = new DawidSkene(0, 2000).fit(anaesthetists());

        // Table 2: shares of the four classes.
        assertThat(estimate.shares().get(0)).isCloseTo(0.40, within(0.005));
        assertThat(estimate.shares().get(1)).isCloseTo(0.42, within(0.005));
        assertThat(estimate.shares().get(2)).isCloseTo(0.11, within(0.005));
        assertThat(estimate.shares().get(3)).isCloseTo(0.07, within(0.005));
        assertThat(estimate.raters()).extracting(Reliability::ratings).containsExactly(135, 45, 45, 45, 45);
    }

    private static RatingTable anaesthetists() {
        List<List<String>> units = new ArrayList<>();
        for (int patient = 0; patient < 45; patient++) {
            List<String> row = new ArrayList<>();
            for (String ratings : ANAESTHETISTS) {
                row.add(ratings.substring(patient, patient + 1));
            }
            units.add(row);
        }
        return RatingTable.of(List.of("1", "1", "1", "2", "3", "4", "5"), units);
    }

    @Test
    void dawidSkeneRecoversAccuraciesAndBeatsTheMajority() {
        recovers(DawidSkene.standard()::fit);
    }

    @Test
    void maceRecoversAccuraciesAndBeatsTheMajority() {
        recovers(Mace.standard()::fit);
    }

    private static void recovers(Function<RatingTable, TruthEstimate> model) {
        for (long seed = 1; seed <= 5; seed++) {
            SimulatedRaters raters = SimulatedRaters.of(seed, 600, 0.6, 0.95, 0.9, 0.8, 0.6, 0.5, 0.4, 0.35);
            TruthEstimate estimate = model.apply(raters.table());

            for (int rater = 0; rater < raters.accuracies().length; rater++) {
                assertThat(estimate.rater("r" + rater).orElseThrow().accuracy())
                        .as("rater %d, seed %d", rater, seed)
                        .isCloseTo(raters.accuracies()[rater], within(0.05));
            }
            List<String> labels =
                    IntStream.range(0, 600).mapToObj(estimate::label).toList();
            List<String> majority = ChoiceVoting.majority(raters.table()).stream()
                    .map(one -> one.map(ChoiceVoting.Outcome::category).orElse("a"))
                    .toList();
            assertThat(raters.accuracy(labels)).isGreaterThan(raters.accuracy(majority) + 0.03);
        }
    }

    /** Each posterior again by Bayes' rule from the shares and error rates that are reported. */
    @Test
    void posteriorsFollowFromTheErrorRates() {
        SimulatedRaters raters = SimulatedRaters.of(3, 200, 0.6, 0.9, 0.8, 0.6, 0.5);
        RatingTable table = raters.table();
        TruthEstimate estimate = DawidSkene.standard().fit(table);

        for (int unit = 0; unit < table.units(); unit++) {
            double[] products = new double[4];
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                products[k] = estimate.shares().get(k);
                for (int rater = 0; rater < 4; rater++) {
                    int code = table.code(unit, rater);
                    products[k] *= code < 0
                            ? 1
                            : estimate.raters().get(rater).confusion().get(k).get(code);
                }
                sum += products[k];
            }
            for (int k = 0; k < 4; k++) {
                assertThat(estimate.posteriors().get(unit).get(k)).isCloseTo(products[k] / sum, within(1e-9));
            }
        }
    }

    /** Right or wrong on gold tasks: Newcombe 1998, Statistics in Medicine 17, example of 81 of 263, by Wilson's method. */
    @Test
    void goldTasksGiveAnAccuracyWithItsInterval() {
        List<List<String>> rows = new ArrayList<>();
        List<String> gold = new ArrayList<>();
        for (int unit = 0; unit < 264; unit++) {
            rows.add(Arrays.asList(unit == 263 ? null : unit < 81 ? "a" : "b", "a"));
            gold.add("a");
        }
        List<GoldAccuracy> accuracies = GoldAccuracy.of(RatingTable.of(List.of("x", "y"), rows), gold);

        assertThat(accuracies.get(0).rated()).isEqualTo(263);
        assertThat(accuracies.get(0).interval().estimate()).isCloseTo(0.3080, within(0.00005));
        assertThat(accuracies.get(0).interval().low()).isCloseTo(0.2553, within(0.00005));
        assertThat(accuracies.get(0).interval().high()).isCloseTo(0.3662, within(0.00005));
        assertThat(accuracies.get(1).interval().high()).isEqualTo(1);
        assertThatThrownBy(() -> GoldAccuracy.of(RatingTable.of(List.of("x"), List.of(List.of("a"))), List.of()))
                .hasMessage("1 units but 0 gold answers");
    }

    /** Somebody who always says "a" is found, although "a" is often right. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void maceFindsWhoDoesNotRead(long seed) {
        SimulatedRaters honest = SimulatedRaters.of(seed, 300, 0.9, 0.85, 0.8, 0.75);
        List<List<String>> rows = new ArrayList<>();
        for (int unit = 0; unit < 300; unit++) {
            List<String> row = new ArrayList<>();
            for (int rater = 0; rater < 3; rater++) {
                int code = honest.table().code(unit, rater);
                row.add(code < 0 ? null : honest.table().categories().get(code));
            }
            row.add("d");
            rows.add(row);
        }
        TruthEstimate estimate = Mace.standard()
                .fit(RatingTable.of(
                        List.of("x", "y", "z", "lazy"), honest.table().categories(), rows));

        Reliability lazy = estimate.rater("lazy").orElseThrow();
        assertThat(lazy.confusion().get(0).get(0)).isLessThan(0.1);
        assertThat(lazy.confusion().get(0).get(3)).isGreaterThan(0.9 - 0.25);
        assertThat(estimate.rater("x").orElseThrow().confusion().get(0).get(0)).isGreaterThan(0.7);
    }

    @Test
    void whatNobodyRatedHasTheSharesOfTheRest() {
        RatingTable table = RatingTable.of(
                List.of("x", "y"),
                List.of(List.of("a", "a"), List.of("a", "a"), List.of("b", "b"), Arrays.asList(null, null)));

        TruthEstimate estimate = DawidSkene.standard().fit(table);
        assertThat(estimate.posteriors().get(3)).isEqualTo(estimate.shares());
        assertThat(estimate.label(3)).isEqualTo("a");
        assertThat(estimate.rater("nobody")).isEmpty();
    }

    /** Abramowitz and Stegun 1964, 6.3.2 and 6.3.3: ψ(1) = -γ, ψ(1/2) = -γ - 2 ln 2. */
    @Test
    void digammaIsRight() {
        double gamma = 0.5772156649015329;
        assertThat(Digamma.of(1)).isCloseTo(-gamma, within(1e-9));
        assertThat(Digamma.of(0.5)).isCloseTo(-gamma - 2 * Math.log(2), within(1e-9));
        assertThat(Digamma.of(101)).isCloseTo(Digamma.of(100) + 0.01, within(1e-12));
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new DawidSkene(-1, 1)).hasMessageContaining("smoothing is 0 or more");
        assertThatThrownBy(() -> new Mace(0, 1, 1)).hasMessageContaining("restarts and iterations");
        assertThatThrownBy(() -> new SequenceDawidSkene(0, 1, 1)).hasMessageContaining("pseudo-counts");
    }
}
