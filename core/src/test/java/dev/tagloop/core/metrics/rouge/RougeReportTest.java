package dev.tagloop.core.metrics.rouge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RougeReportTest {

    @Test
    void theMeanIsThatOfTheTextsEachAgainstItsBestReference() {
        RougeReport report = Rouge.plain()
                .compare(List.of(List.of("x y", "a b c d"), List.of("one two")), List.of("a b", "three four"));
        assertThat(report.mean(RougeType.ROUGE1)).isEqualTo(new RougeScore(0.5, 0.25, 1.0 / 3));
        assertThat(report.summary())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("rouge1", 1.0 / 3, "rouge2", 0.25, "rougeL", 1.0 / 3, "rougeLsum", 1.0 / 3));
    }

    @Test
    void theIntervalOfAShareIsAsWideAsTheoryTells() {
        // 100 texts, half of them right: the mean of a sample has a standard deviation of 0.05.
        List<List<String>> references = Collections.nCopies(100, List.of("a"));
        List<String> written =
                IntStream.range(0, 100).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList();
        RougeReport report = Rouge.plain().compare(references, written);
        RougeReport.Interval interval = report.bootstrap(RougeType.ROUGE1, 1);
        assertThat(interval.mid().fmeasure()).isCloseTo(0.5, within(0.01));
        assertThat(interval.low().fmeasure()).isCloseTo(0.402, within(0.02));
        assertThat(interval.high().fmeasure()).isCloseTo(0.598, within(0.02));
        assertThat(report.bootstrap(RougeType.ROUGE1, 1)).isEqualTo(interval);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        Rouge rouge = Rouge.plain();
        assertThatThrownBy(() -> rouge.compare(List.of(List.of("a")), List.of("a", "b")))
                .hasMessage("1 texts have references but 2 were written");
        assertThatThrownBy(() -> rouge.best(List.of(), "a")).hasMessageContaining("needs a reference");
    }
}
