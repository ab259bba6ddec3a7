package dev.tagloop.learning.export;

import dev.tagloop.core.alignment.Alignment;
import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Labelled spans of a text: the text, its words as {@code tokens} with their BIO tags, and the spans as people drew them.
 * Labels are those of the config in its order, then others that occur.
 */
final class SpanColumns implements Columns {
    static final String TEXT = "text";
    static final String TOKENS = "tokens";
    static final String TAGS = "ner_tags";
    static final String SPANS = "spans";

    private final SpanReader reader;
    private final String prefix;
    private final Set<String> labels;

    /** @param prefix stands before each column's name; empty for the only spans of a project */
    SpanColumns(SpanTarget target, String prefix) {
        this.reader = SpanReader.of(target);
        this.prefix = prefix;
        this.labels = new LinkedHashSet<>(target.labels());
    }

    @Override
    public Supplier<Map<String, Object>> read(Task task, List<Region> regions, ExportReport.Builder report) {
        LabeledText document = Documents.read(reader, task, regions, report);
        document.spans().forEach(span -> labels.add(span.label()));
        Text text = document.asText();
        List<CodePointSpan> words = Words.of(text);
        Alignment alignment = TokenAligner.align(document, words);
        report.count(TaskName.of(task), alignment);
        return () -> values(document, words, alignment.tags());
    }

    private Map<String, Object> values(LabeledText document, List<CodePointSpan> words, List<String> tags) {
        Map<String, Object> values = new LinkedHashMap<>();
        Text text = document.asText();
        values.put(prefix + TEXT, document.text());
        values.put(prefix + TOKENS, words.stream().map(text::slice).toList());
        values.put(prefix + TAGS, tags);
        values.put(
                prefix + SPANS,
                document.spans().stream().map(SpanColumns::struct).toList());
        return values;
    }

    private static Map<String, Object> struct(LabeledSpan span) {
        Map<String, Object> struct = new LinkedHashMap<>();
        struct.put("start", (long) span.span().start());
        struct.put("end", (long) span.span().end());
        struct.put("label", span.label());
        return struct;
    }

    @Override
    public Map<String, Feature> features() {
        Map<String, Feature> struct = new LinkedHashMap<>();
        struct.put("start", Value.INT64);
        struct.put("end", Value.INT64);
        struct.put("label", Value.STRING);
        Map<String, Feature> features = new LinkedHashMap<>();
        features.put(prefix + TEXT, Value.STRING);
        features.put(prefix + TOKENS, new ListOf(Value.STRING));
        features.put(prefix + TAGS, new ListOf(new ClassLabel(Bio.tagsFor(new ArrayList<>(labels)))));
        features.put(prefix + SPANS, new ListOf(new Struct(struct)));
        return features;
    }
}
