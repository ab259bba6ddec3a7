package dev.tagloop.learning.export;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers that were marked in a context, in the form of SQuAD: {@code context} and {@code answers} with {@code text} and
 * {@code answer_start} in code points. A question without an answer in the context has empty lists.
 */
final class AnswerColumns implements Columns {
    static final String CONTEXT = "context";
    static final String ANSWERS = "answers";

    private final SpanReader reader;

    AnswerColumns(SpanTarget target) {
        this.reader = SpanReader.of(target);
    }

    @Override
    public Supplier<Map<String, Object>> read(Task task, List<Region> regions, ExportReport.Builder report) {
        LabeledText document = Documents.read(reader, task, regions, report);
        return () -> values(document);
    }

    private static Map<String, Object> values(LabeledText document) {
        Text text = document.asText();
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put(
                "text",
                document.spans().stream().map(span -> text.slice(span.span())).toList());
        answers.put(
                "answer_start",
                document.spans().stream()
                        .map(span -> (long) span.span().start())
                        .toList());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(CONTEXT, document.text());
        values.put(ANSWERS, answers);
        return values;
    }

    @Override
    public Map<String, Feature> features() {
        Map<String, Feature> answers = new LinkedHashMap<>();
        answers.put("text", new ListOf(Value.STRING));
        answers.put("answer_start", new ListOf(Value.INT32));
        Map<String, Feature> features = new LinkedHashMap<>();
        features.put(CONTEXT, Value.STRING);
        features.put(ANSWERS, new Struct(answers));
        return features;
    }
}
