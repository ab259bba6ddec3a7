package dev.tagloop.datasets.starter;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.answering.BestSentence;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sizes and mixture of {@code starter-qa}; each bound is one that its data card or its purpose names. */
class StarterQuestionsKeepTheirPromisesTest {
    private final List<Row> rows = StarterRows.all("starter-qa");

    private record Answers(List<String> texts, List<Number> starts) {}

    @SuppressWarnings("unchecked")
    private static Answers answers(Row row) {
        Map<String, Object> answers = (Map<String, Object>) row.get("answers");
        return new Answers((List<String>) answers.get("text"), (List<Number>) answers.get("answer_start"));
    }

    private static Set<String> contexts(String split) {
        return StarterRows.of(Datasets.load("starter-qa", split)).stream()
                .map(row -> row.string("context"))
                .collect(toSet());
    }

    @Test
    void everyAnswerStandsInItsPassageWhereTheRowSays() {
        for (Row row : rows) {
            Answers answers = answers(row);
            Text context = Text.of(row.string("context"));
            assertThat(answers.starts()).as(row.string("id")).hasSameSizeAs(answers.texts());
            for (int i = 0; i < answers.texts().size(); i++) {
                String text = answers.texts().get(i);
                int start = answers.starts().get(i).intValue();
                assertThat(context.slice(new CodePointSpan(start, start + text.codePointCount(0, text.length()))))
                        .as(row.string("id"))
                        .isEqualTo(text);
            }
        }
    }

    @Test
    void threeHundredQuestionsAtLeastAndAQuarterOrSoWithoutAnAnswer() {
        long without =
                rows.stream().filter(row -> answers(row).texts().isEmpty()).count();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(300);
        assertThat((double) without / rows.size()).isBetween(0.20, 0.33);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get("is_impossible"))
                        .isEqualTo(answers(row).texts().isEmpty()));
        assertThat(rows.stream().filter(row -> answers(row).texts().size() > 1).count())
                .isGreaterThanOrEqualTo(40);
    }

    @Test
    void noPassageIsInTwoSplits() {
        Set<String> train = contexts("train");

        assertThat(train).hasSizeGreaterThanOrEqualTo(60);
        assertThat(contexts("test")).hasSizeGreaterThanOrEqualTo(9).doesNotContainAnyElementsOf(train);
        assertThat(contexts("validation"))
                .doesNotContainAnyElementsOf(train)
                .doesNotContainAnyElementsOf(contexts("test"));
    }

    @Test
    void noQuestionIsAskedTwiceAndNoTwoPassagesShareHalfOfTheirTrigrams() {
        Map<String, List<String>> passages = new LinkedHashMap<>();
        rows.forEach(row -> passages.put(row.string("title"), SharedTrigrams.words(row.string("context"))));

        assertThat(rows.stream().map(row -> row.string("title") + row.string("question")))
                .doesNotHaveDuplicates();
        assertThat(rows.stream().map(row -> row.string("id"))).doesNotHaveDuplicates();
        assertThat(passages).hasSizeGreaterThanOrEqualTo(90);
        assertThat(SharedTrigrams.pairs(passages)).isEmpty();
    }

    @Test
    void theMostSimilarSentenceSeldomHoldsTheAnswer() {
        List<Row> answerable =
                rows.stream().filter(row -> !answers(row).starts().isEmpty()).toList();
        double hits = answerable.stream()
                        .filter(StarterQuestionsKeepTheirPromisesTest::isHit)
                        .count()
                / (double) answerable.size();

        System.out.printf("best-sentence baseline on starter-qa: %.3f of the answers%n", hits);
        assertThat(hits).isBetween(0.15, 0.55);
    }

    private static boolean isHit(Row row) {
        CodePointSpan sentence =
                BestSentence.of(row.string("question"), row.string("context")).span();
        return answers(row).starts().stream()
                .mapToInt(Number::intValue)
                .anyMatch(start -> start >= sentence.start() && start < sentence.end());
    }
}
