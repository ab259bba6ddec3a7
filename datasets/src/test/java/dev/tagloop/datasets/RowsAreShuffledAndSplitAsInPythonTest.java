package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsAreShuffledAndSplitAsInPythonTest {

    private static Dataset numbers(int n) {
        return Dataset.of(
                Features.with("n", Value.INT64),
                IntStream.range(0, n).mapToObj(i -> Map.of("n", i)).toList());
    }

    @Test
    void shuffleIsThePermutationOfNumPy() {
        assertThat(numbers(10).shuffle(42).column("n")).containsExactly(5L, 6L, 0L, 7L, 3L, 2L, 4L, 9L, 1L, 8L);
        assertThat(numbers(10).shuffle(2024).column("n")).containsExactly(3L, 5L, 2L, 9L, 0L, 7L, 4L, 1L, 6L, 8L);
    }

    @Test
    void trainTestSplitTakesTheTestRowsFromTheFront() {
        DatasetDict parts = numbers(20).trainTestSplit(0.15, 42);

        assertThat(parts.splits().keySet()).containsExactly("train", "test");
        assertThat(parts.test().column("n")).containsExactly(15L, 9L, 14L);
        assertThat(parts.train().column("n"))
                .containsExactly(7L, 12L, 10L, 6L, 19L, 3L, 0L, 16L, 5L, 11L, 18L, 2L, 4L, 17L, 1L, 13L, 8L);
        assertThatThrownBy(() -> parts.get("dev")).hasMessageContaining("[train, test]");
    }

    @Test
    void rowsAreChosenFilteredAndMappedWithoutChangingTheOriginal() {
        Dataset numbers = numbers(6);

        Dataset even = numbers.filter(row -> row.integer("n") % 2 == 0);
        Dataset mapped = even.map(row -> Map.of("square", row.integer("n") * row.integer("n"), "n", -row.integer("n")));

        assertThat(even.column("n")).containsExactly(0L, 2L, 4L);
        assertThat(mapped.features().names()).containsExactly("n", "square");
        assertThat(mapped.column("n")).containsExactly(0L, -2L, -4L);
        assertThat(mapped.column("square")).containsExactly(0L, 4L, 16L);
        assertThat(mapped.selectColumns(List.of("square")).get(2).asMap()).isEqualTo(Map.of("square", 16L));
        assertThat(numbers.select(List.of(5, 0, 5)).column("n")).containsExactly(5L, 0L, 5L);
        assertThat(numbers.size()).isEqualTo(6);
        assertThat(numbers(2).concat(numbers(1)).column("n")).containsExactly(0L, 1L, 0L);
    }

    @Test
    void aMissingColumnIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> numbers(1).column("m")).hasMessage("There is no column \"m\": the columns are [n]");
        assertThatThrownBy(() -> numbers(1).get(0).strings("n")).hasMessageContaining("\"n\"");
    }
}
