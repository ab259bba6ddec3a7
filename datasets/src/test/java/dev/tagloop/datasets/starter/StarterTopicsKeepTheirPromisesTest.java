package dev.tagloop.datasets.starter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Sizes and mixture of {@code starter-topics}; each bound is one that its data card or its purpose names. */
class StarterTopicsKeepTheirPromisesTest {
    private final List<Row> rows = StarterRows.all("starter-topics");

    private double share(Predicate<Row> condition) {
        return (double) rows.stream().filter(condition).count() / rows.size();
    }

    @Test
    void eightTopicsHaveFiftyTextsAtLeast() {
        Map<String, Long> topics =
                rows.stream().collect(groupingBy(row -> row.label("topic"), TreeMap::new, counting()));

        assertThat(topics.keySet())
                .containsExactly(
                        "business", "culture", "health", "politics", "science", "sport", "technology", "travel");
        assertThat(topics.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(50));
    }

    @Test
    void everyAspectIsUsedAndNoneByMost() {
        for (String aspect : List.of("announcement", "advice", "complaint", "humour", "praise", "question")) {
            assertThat(share(row -> row.labels("aspects").contains(aspect)))
                    .as(aspect)
                    .isBetween(0.12, 0.40);
        }
        assertThat(share(row -> row.labels("aspects").isEmpty())).isBetween(0.10, 0.40);
        assertThat(share(row -> row.labels("aspects").size() > 1)).isBetween(0.10, 0.40);
        assertThat(rows).allSatisfy(row -> assertThat(row.labels("aspects")).doesNotHaveDuplicates());
    }

    @Test
    void everySentimentIsUsedAndNoneByMost() {
        Map<Double, Long> counts =
                rows.stream().collect(groupingBy(row -> row.number("sentiment"), TreeMap::new, counting()));

        assertThat(counts.keySet()).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(counts.values())
                .allSatisfy(count -> assertThat((double) count / rows.size()).isBetween(0.05, 0.40));
    }

    @Test
    void noTwoTextsShareHalfOfTheirTrigrams() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        rows.forEach(row -> words.put(row.string("id"), SharedTrigrams.words(row.string("text"))));

        assertThat(words).hasSameSizeAs(rows);
        assertThat(SharedTrigrams.pairs(words)).isEmpty();
    }

    @Test
    void eachSplitHasATenthOfEveryTopicRoundedUp() {
        Map<String, Long> all = rows.stream().collect(groupingBy(row -> row.label("topic"), counting()));
        for (String small : List.of("validation", "test")) {
            assertThat(StarterRows.of(Datasets.load("starter-topics", small)).stream()
                            .collect(groupingBy(row -> row.label("topic"), counting())))
                    .as(small)
                    .hasSize(8)
                    .allSatisfy((topic, count) -> assertThat(count).isEqualTo(Math.ceilDiv(all.get(topic), 10)));
        }
    }

    @Test
    void writingsThatBreakToolsAreThere() {
        assertThat(rows).anySatisfy(row -> assertThat(row.string("text")).contains("\n"));
        assertThat(rows).anySatisfy(row -> assertThat(row.string("text")).contains("\u200D"));
        assertThat(rows).noneSatisfy(row -> assertThat(row.string("text")).contains("\\"));
    }
}
