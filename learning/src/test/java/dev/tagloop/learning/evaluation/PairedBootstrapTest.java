package dev.tagloop.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.metrics.Counts;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {

    @Test
    void aDifferenceThatIsTheSameOnEveryDocumentHasNoDoubt() {
        List<Double> low = Collections.nCopies(40, 0.25);
        List<Double> high = Collections.nCopies(40, 0.75);

        assertThat(PairedBootstrap.ofMeans(low, high)).isEqualTo(new PairedBootstrap(0.5, 0.5, 0.5));
        assertThat(PairedBootstrap.of(
                        Collections.nCopies(10, new Counts(1, 2, 2)), Collections.nCopies(10, new Counts(2, 2, 2))))
                .isEqualTo(new PairedBootstrap(0.5, 0.5, 0.5));
    }

    @Test
    void theIntervalIsThatOfTheMeanOfTheDifferences() {
        // 60 of 100 documents gain 1, the others lose 1: the mean 0.2 has the standard error 0.098.
        List<Double> before = Collections.nCopies(100, 1.0);
        List<Double> after = Stream.concat(
                        IntStream.range(0, 60).mapToObj(i -> 2.0),
                        IntStream.range(0, 40).mapToObj(i -> 0.0))
                .toList();

        PairedBootstrap difference = PairedBootstrap.ofMeans(before, after);

        assertThat(difference.f1()).isCloseTo(0.2, within(1e-9));
        assertThat(difference.low()).isCloseTo(0.2 - 1.96 * 0.098, within(0.03));
        assertThat(difference.high()).isCloseTo(0.2 + 1.96 * 0.098, within(0.03));
    }

    @Test
    void onlyTheSameDocumentsCanBeCompared() {
        assertThatThrownBy(() -> PairedBootstrap.ofMeans(List.of(1.0), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 and 0 documents cannot be compared");
    }
}
