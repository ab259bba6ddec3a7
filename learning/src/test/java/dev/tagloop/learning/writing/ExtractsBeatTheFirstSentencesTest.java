package dev.tagloop.learning.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.metrics.rouge.Rouge;
import dev.tagloop.core.metrics.rouge.RougeReport;
import dev.tagloop.core.metrics.rouge.RougeType;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.Row;
import dev.tagloop.models.ExtractiveSummarizer;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.SummaryLength;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class ExtractsBeatTheFirstSentencesTest {

    private final Dataset test = Datasets.request("starter-summaries").load("test");
    private final List<Row> rows =
            IntStream.range(0, test.size()).mapToObj(test::get).toList();

    @Test
    void onTheBundledSummaries() {
        try (ExtractiveSummarizer summarizer = ExtractiveSummarizer.of(MiniLm.checkpoint())) {
            RougeReport extract = report(summarizer::summarize);
            RougeReport lead = report(text -> ExtractiveSummarizer.lead(text, SummaryLength.usual()));
            assertThat(f(extract, RougeType.ROUGE1))
                    .isGreaterThan(0.28)
                    .isGreaterThan(f(lead, RougeType.ROUGE1) + 0.02);
            assertThat(f(extract, RougeType.ROUGE2)).isGreaterThan(f(lead, RougeType.ROUGE2) + 0.01);
        }
    }

    private RougeReport report(UnaryOperator<String> summarizer) {
        return Rouge.stemming()
                .compare(
                        rows.stream().map(row -> List.of(row.string("summary"))).toList(),
                        rows.stream()
                                .map(row -> summarizer.apply(row.string("document")))
                                .toList());
    }

    private static double f(RougeReport report, RougeType type) {
        return report.mean(type).fmeasure();
    }
}
