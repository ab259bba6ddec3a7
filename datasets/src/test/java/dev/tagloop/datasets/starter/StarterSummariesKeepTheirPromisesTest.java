package dev.tagloop.datasets.starter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.Row;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sizes and mixture of {@code starter-summaries}; each bound is one that its data card or its purpose names. */
class StarterSummariesKeepTheirPromisesTest {
    private final List<Row> rows = StarterRows.all("starter-summaries");

    @Test
    void everyGenreIsThere() {
        Map<String, Long> genres =
                rows.stream().collect(groupingBy(row -> row.string("genre"), TreeMap::new, counting()));

        assertThat(rows).hasSizeGreaterThanOrEqualTo(150);
        assertThat(genres.keySet())
                .containsExactly(
                        "chat",
                        "instructions",
                        "letters",
                        "mail",
                        "minutes",
                        "multilingual",
                        "news",
                        "reviews",
                        "wiki");
        assertThat(genres)
                .allSatisfy((genre, count) ->
                        assertThat(count).isGreaterThanOrEqualTo(genre.equals("multilingual") ? 5 : 15));
    }

    @Test
    void aSummaryHasAQuarterOfItsDocumentAtMost() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.string("summary").length())
                        .isBetween(1, row.string("document").length() * 3 / 10));
        assertThat(rows.stream()
                        .mapToDouble(row -> (double) row.string("summary").length()
                                / row.string("document").length())
                        .average()
                        .orElseThrow())
                .isLessThan(0.25);
    }

    @Test
    void mostPairsOfWordsInASummaryAreItsOwn() {
        double copied = rows.stream()
                .mapToDouble(row -> {
                    Set<String> document = bigrams(row.string("document"));
                    Set<String> summary = bigrams(row.string("summary"));
                    return summary.stream().filter(document::contains).count() / (double) summary.size();
                })
                .average()
                .orElseThrow();

        assertThat(copied).isBetween(0.05, 0.5);
    }

    @Test
    void noTwoDocumentsShareHalfOfTheirTrigrams() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        rows.forEach(row -> words.put(row.string("id"), SharedTrigrams.words(row.string("document"))));

        assertThat(words).hasSameSizeAs(rows);
        assertThat(SharedTrigrams.pairs(words)).isEmpty();
        assertThat(rows.stream().map(row -> row.string("summary"))).doesNotHaveDuplicates();
    }

    private static Set<String> bigrams(String text) {
        List<String> words = SharedTrigrams.words(text);
        return IntStream.range(0, Math.max(1, words.size() - 1))
                .mapToObj(at -> String.join(" ", words.subList(at, Math.min(at + 2, words.size()))))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
