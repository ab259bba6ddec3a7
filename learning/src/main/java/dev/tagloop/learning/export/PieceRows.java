package dev.tagloop.learning.export;

import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Adds what a model reads to the rows of labelled spans: {@code input_ids}, {@code attention_mask} and {@code labels}, the
 * number of its tag in {@code ner_tags} at the first piece of each word and -100 elsewhere. A text that does not fit into
 * one row becomes several, numbered in {@code window}, which repeat some pieces of each other; each word has its label in
 * that row which shows most around it, so that none counts twice.
 */
final class PieceRows {
    /** The columns, in their order. */
    static final List<String> COLUMNS = List.of("window", "input_ids", "attention_mask", "labels");

    private final PieceTokenizer pieces;
    private final Map<String, Integer> numbers = new HashMap<>();

    PieceRows(PieceTokenizer pieces, ClassLabel tags) {
        this.pieces = pieces;
        IntStream.range(0, tags.names().size())
                .forEach(number -> numbers.put(tags.names().get(number), number));
    }

    static Map<String, Feature> features() {
        Map<String, Feature> features = new LinkedHashMap<>();
        features.put(COLUMNS.get(0), Value.INT32);
        features.put(COLUMNS.get(1), new ListOf(Value.INT32));
        features.put(COLUMNS.get(2), new ListOf(new Value("int8")));
        features.put(COLUMNS.get(3), new ListOf(Value.INT64));
        return features;
    }

    /** The rows that a row becomes; at least one. */
    List<Map<String, Object>> of(Map<String, Object> row) {
        LabeledText document = document(row);
        Encoding whole = pieces.tokenizer().encode(document.asText());
        List<CodePointSpan> words = PieceLabels.wordSpans(whole.spans(), whole.wordIds());
        List<String> tags = TokenAligner.align(document, words).tags();
        PieceLabels labels = new PieceLabels(PieceLabels.Policy.FIRST, numbers::get);
        List<Encoding> windows = FastTokenizer.windows(whole, pieces.length(), pieces.stride());
        List<int[]> labelled = new ArrayList<>();
        for (Encoding window : windows) {
            labelled.add(labels.of(tags, words, window.spans(), window.wordIds()));
        }
        silenceRepeats(windows, labelled);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Map<String, Object> more = new LinkedHashMap<>(row);
            more.put(COLUMNS.get(0), (long) i);
            more.put(COLUMNS.get(1), longs(windows.get(i).ids()));
            more.put(
                    COLUMNS.get(2),
                    IntStream.range(0, windows.get(i).size())
                            .mapToObj(piece -> 1L)
                            .toList());
            more.put(COLUMNS.get(3), longs(labelled.get(i)));
            rows.add(more);
        }
        return rows;
    }

    private static LabeledText document(Map<String, Object> row) {
        List<LabeledSpan> spans = new ArrayList<>();
        for (Object entry : (List<?>) row.get(SpanColumns.SPANS)) {
            Map<?, ?> span = (Map<?, ?>) entry;
            int start = Math.toIntExact((Long) span.get("start"));
            int end = Math.toIntExact((Long) span.get("end"));
            spans.add(new LabeledSpan(new CodePointSpan(start, end), (String) span.get("label")));
        }
        return new LabeledText((String) row.get(SpanColumns.TEXT), spans);
    }

    /** Leaves each word's label in the window with most pieces on both sides of it, of equals the earlier. */
    private static void silenceRepeats(List<Encoding> windows, List<int[]> labelled) {
        Map<Integer, int[]> best = new HashMap<>();
        for (int w = 0; w < windows.size(); w++) {
            int[] words = windows.get(w).wordIds();
            int[] labels = labelled.get(w);
            for (int i = 0; i < labels.length; i++) {
                int context = Math.min(i, labels.length - 1 - i);
                if (labels[i] == PieceLabels.IGNORED) {
                    continue;
                }
                int[] other = best.get(words[i]);
                if (other != null && other[2] >= context) {
                    labels[i] = PieceLabels.IGNORED;
                } else {
                    if (other != null) {
                        labelled.get(other[0])[other[1]] = PieceLabels.IGNORED;
                    }
                    best.put(words[i], new int[] {w, i, context});
                }
            }
        }
    }

    private static List<Long> longs(int[] numbers) {
        return IntStream.of(numbers).mapToObj(number -> (long) number).toList();
    }
}
