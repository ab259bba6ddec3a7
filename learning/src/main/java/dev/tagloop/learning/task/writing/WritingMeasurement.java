package dev.tagloop.learning.task.writing;

import dev.tagloop.core.metrics.rouge.Rouge;
import dev.tagloop.core.metrics.rouge.RougeReport;
import dev.tagloop.core.metrics.rouge.RougeType;
import dev.tagloop.core.text.Sentences;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.writing.QuestionPrompt;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.models.ExtractiveSummarizer;
import dev.tagloop.models.SummaryLength;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a model wrote beside what people wrote: ROUGE with stems, each text against the reference that fits best, the share
 * that could stay as it was, and what the first sentences of the texts alone would have.
 *
 * @param documents number of texts
 * @param written ROUGE of what was written
 * @param lead ROUGE-L of the first sentences, as many words as people's texts have; empty where questions are answered
 * @param exact share of texts that are as a person wrote them
 */
record WritingMeasurement(int documents, RougeReport written, Optional<Double> lead, double exact)
        implements Measurement {
    private static final List<RougeType> TYPES =
            List.of(RougeType.ROUGE_L, RougeType.ROUGE1, RougeType.ROUGE2, RougeType.ROUGE_LSUM);
    private static final long SEED = 42;

    /** @param predicted what was written, in the order of the texts */
    static WritingMeasurement of(List<TextPair> gold, List<String> predicted) {
        long exact = IntStream.range(0, gold.size())
                .filter(i -> gold.get(i).targets().contains(predicted.get(i)))
                .count();
        boolean asked = gold.stream()
                .anyMatch(pair -> QuestionPrompt.parse(pair.source()).isPresent());
        return new WritingMeasurement(
                gold.size(),
                report(gold, predicted),
                asked || gold.isEmpty() ? Optional.empty() : Optional.of(lead(gold)),
                gold.isEmpty() ? Double.NaN : (double) exact / gold.size());
    }

    private static double lead(List<TextPair> gold) {
        SummaryLength length = ExtractLength.of(gold);
        return report(
                        gold,
                        gold.stream()
                                .map(pair -> ExtractiveSummarizer.lead(pair.source(), length))
                                .toList())
                .mean(RougeType.ROUGE_L)
                .fmeasure();
    }

    private static RougeReport report(List<TextPair> gold, List<String> texts) {
        return Rouge.stemming()
                .compare(
                        gold.stream()
                                .map(pair -> pair.targets().stream()
                                        .map(WritingMeasurement::lines)
                                        .toList())
                                .toList(),
                        texts.stream().map(WritingMeasurement::lines).toList());
    }

    /** ROUGE-L of one text. */
    static double closeness(TextPair gold, String written) {
        return Rouge.stemming()
                .best(gold.targets().stream().map(WritingMeasurement::lines).toList(), lines(written))
                .get(RougeType.ROUGE_L)
                .fmeasure();
    }

    /** A sentence a line, as ROUGE-Lsum wants it. */
    private static String lines(String value) {
        Text text = Text.of(value);
        return Sentences.of(text).stream().map(text::slice).collect(Collectors.joining("\n"));
    }

    @Override
    public SequencedMap<String, Double> metrics() {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        TYPES.forEach(type -> metrics.put(type.label(), written.mean(type).fmeasure()));
        metrics.put("exact_match", exact);
        lead.ifPresent(score -> metrics.put("lead_rougeL", score));
        return metrics;
    }

    @Override
    public Map<String, Map<String, Integer>> confusion() {
        return Map.of();
    }

    @Override
    public String manner() {
        return "ROUGE, F with stems, the best of several references";
    }

    @Override
    public List<String> lines() {
        List<String> lines = metrics().entrySet().stream()
                .map(metric -> String.format(Locale.ROOT, "%-12s %.3f", metric.getKey(), metric.getValue()))
                .collect(Collectors.toList());
        if (documents > 0) {
            RougeReport.Interval interval = written.bootstrap(RougeType.ROUGE_L, SEED);
            lines.add(String.format(
                    Locale.ROOT,
                    "rougeL lies between %.3f and %.3f (95 %%)",
                    interval.low().fmeasure(),
                    interval.high().fmeasure()));
        }
        lead.filter(score -> written.mean(RougeType.ROUGE_L).fmeasure() <= score)
                .ifPresent(
                        score -> lines.add("The first sentences of the texts do as well: this model is of no use yet"));
        return lines;
    }

    @Override
    public Object report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("documents", documents);
        report.putAll(metrics());
        return report;
    }
}
