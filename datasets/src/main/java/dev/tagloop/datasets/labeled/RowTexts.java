package dev.tagloop.datasets.labeled;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.ClassLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes labelled texts of rows: of {@code text} and {@code entities} ({@code [{"start", "end", "label"}]}, in code points),
 * of {@code text} and {@code spans} in that form, or of {@code tokens} and {@code ner_tags} (names, or numbers of classes
 * that the data set names).
 */
public final class RowTexts {

    /** The columns that may hold the tags, the first one found counts. */
    public static final List<String> TAG_COLUMNS = List.of("ner_tags", "tags", "labels");

    private static final String TEXT = "text";
    private static final String ENTITIES = "entities";
    private static final String TOKENS = "tokens";
    private static final String SPANS = "spans";

    private RowTexts() {}

    /**
     * The labelled text of a row.
     *
     * @param row the values by column
     * @param classes the names of the tags, if they are numbers
     * @param where the place of the row, for messages
     * @throws DatasetException if the row has neither form, or a span does not lie in the text
     */
    public static LabeledText of(Map<String, ?> row, Optional<ClassLabel> classes, String where) {
        try {
            if (row.get(TEXT) instanceof String text && spans(row) instanceof List<?> spans) {
                return ofOffsets(text, spans);
            }
            if (row.get(TOKENS) instanceof List<?> tokens) {
                return ofTokens(tokens, row, classes);
            }
            if (row.get(TEXT) instanceof String text && row.get(ENTITIES) instanceof List<?> entities) {
                return ofOffsets(text, entities);
            }
        } catch (IllegalArgumentException e) {
            throw new DatasetException(where + ": " + e.getMessage(), e);
        }
        throw new DatasetException(where + ": labelled texts have \"text\" and \"entities\" (an empty list if there are"
                + " none), or \"tokens\" and \"ner_tags\". This row has " + row.keySet());
    }

    /** The column {@code spans} if it holds places in the text; other data sets keep names there. Null if it does not. */
    private static List<?> spans(Map<String, ?> row) {
        return row.get(SPANS) instanceof List<?> spans
                        && spans.stream().allMatch(span -> span instanceof Map<?, ?> map && map.containsKey("start"))
                ? spans
                : null;
    }

    private static LabeledText ofTokens(List<?> tokens, Map<String, ?> row, Optional<ClassLabel> classes) {
        String column = TAG_COLUMNS.stream()
                .filter(row::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there are tokens but no tags: name their column ner_tags. The columns are " + row.keySet()));
        if (!(row.get(column) instanceof List<?> tags)) {
            throw new IllegalArgumentException("\"" + column + "\" must be a list with a tag for each token");
        }
        return TaggedTokens.labeledText(
                tokens.stream().map(String::valueOf).toList(),
                tags.stream().map(tag -> tagName(tag, classes)).toList());
    }

    private static String tagName(Object tag, Optional<ClassLabel> classes) {
        if (!(tag instanceof Number number)) {
            return tag == null ? "O" : String.valueOf(tag);
        }
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("the tag " + number + " is a number without a name: write tags such as"
                    + " \"B-PER\", or load the folder with a README.md whose features name the classes");
        }
        return number.longValue() < 0 ? "O" : classes.get().int2str(number.longValue());
    }

    private static LabeledText ofOffsets(String raw, List<?> entities) {
        String text = LoneSurrogates.replace(raw).text();
        int length = text.codePointCount(0, text.length());
        List<LabeledSpan> spans = new ArrayList<>();
        for (Object entity : entities) {
            if (!(entity instanceof Map<?, ?> map) || !(map.get("label") instanceof String label)) {
                throw new IllegalArgumentException(
                        "an entity is {\"start\": 0, \"end\": 5, \"label\": \"PER\"}, not " + entity);
            }
            int start = offset(map.get("start"), "start", entity);
            int end = offset(map.get("end"), "end", entity);
            if (start < 0 || end <= start || end > length) {
                throw new IllegalArgumentException(
                        "the entity " + entity + " does not lie in the text of " + length
                                + " characters. Offsets count Unicode code points from 0, and the end is the one after the last");
            }
            spans.add(new LabeledSpan(new CodePointSpan(start, end), label));
        }
        return new LabeledText(text, spans);
    }

    private static int offset(Object value, String key, Object entity) {
        if (value instanceof Integer || value instanceof Long) {
            return Math.toIntExact(Math.clamp(((Number) value).longValue(), -1L, Integer.MAX_VALUE));
        }
        throw new IllegalArgumentException("\"" + key + "\" must be a whole number in " + entity);
    }
}
