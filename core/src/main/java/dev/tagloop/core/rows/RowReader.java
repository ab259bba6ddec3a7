package dev.tagloop.core.rows;

import dev.tagloop.core.metrics.TagEntity;
import dev.tagloop.core.rows.ColumnType.Classes;
import dev.tagloop.core.rows.ColumnType.ListOf;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.LoneSurrogates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rows by a mapping of their columns. Immutable; bears several threads. */
public final class RowReader {
    /** The label of an answer's span. */
    public static final String ANSWER = "Answer";

    private static final int LONGEST_KEPT = 1000;

    private final Map<String, ColumnType> types;
    private final ColumnMapping mapping;
    private final Joining joining;

    private RowReader(Map<String, ColumnType> types, ColumnMapping mapping, Joining joining) {
        this.types = types;
        this.mapping = mapping;
        this.joining = joining;
    }

    /**
     * A reader.
     *
     * @param types the columns
     * @param mapping which of them is for what
     * @param joining what stands between tokens
     */
    public static RowReader of(Map<String, ColumnType> types, ColumnMapping mapping, Joining joining) {
        return new RowReader(types, mapping, joining);
    }

    /** Which column is for what. */
    public ColumnMapping mapping() {
        return mapping;
    }

    /** Whether a row may have several labels. */
    public boolean isMultiLabel() {
        return mapping.column(ColumnRole.LABEL)
                .map(types::get)
                .filter(ListOf.class::isInstance)
                .isPresent();
    }

    /** The labels that the columns' types name, in their order; empty where only the rows know them. */
    public Optional<List<String>> declaredLabels() {
        return switch (mapping.kind()) {
            case TOKEN_CLASSIFICATION -> classes(ColumnRole.TAGS).map(TagSequence::types);
            case TEXT_CLASSIFICATION -> classes(ColumnRole.LABEL);
            case QUESTION_ANSWERING -> Optional.of(List.of(ANSWER));
            case SUMMARIZATION, TEXT -> Optional.of(List.of());
        };
    }

    private Optional<List<String>> classes(ColumnRole role) {
        return mapping.column(role).map(types::get).flatMap(ColumnType::classes).map(Classes::names);
    }

    /**
     * The content of a row.
     *
     * @param row the values by column
     * @throws RowException if a value is missing or does not fit, without saying which row it is
     */
    public RowContent read(Map<String, ?> row) {
        RowValues values = new RowValues(row, types, mapping);
        Map<String, Object> hashed = new LinkedHashMap<>();
        mapping.columns().forEach((role, column) -> hashed.put(role.word(), row.get(column)));
        String hash = ContentHash.of(hashed);
        Map<String, Object> kept = kept(row);
        if (mapping.column(ColumnRole.TOKENS).isPresent()) {
            JoinedTokens joined = JoinedTokens.of(values.texts(ColumnRole.TOKENS), joining);
            Optional<RowMarks> marks = mapping.column(ColumnRole.TAGS).map(column -> tagged(joined, values));
            return new RowContent(joined.text(), Map.of(), marks, kept, hash);
        }
        String text = values.text(ColumnRole.TEXT);
        Map<String, String> others = new LinkedHashMap<>();
        mapping.column(ColumnRole.TEXT_PAIR)
                .ifPresent(at -> others.put("text_pair", values.text(ColumnRole.TEXT_PAIR)));
        mapping.column(ColumnRole.QUESTION).ifPresent(at -> others.put("question", values.text(ColumnRole.QUESTION)));
        return new RowContent(text, others, marks(text, values), kept, hash);
    }

    private Optional<RowMarks> marks(String text, RowValues values) {
        return switch (mapping.kind()) {
            case TOKEN_CLASSIFICATION -> Optional.of(new RowMarks.Spans(WrittenSpans.entities(text, values)));
            case QUESTION_ANSWERING ->
                values.isMissing(ColumnRole.ANSWERS)
                        ? Optional.empty()
                        : Optional.of(new RowMarks.Answers(WrittenSpans.answers(text, values)));
            case SUMMARIZATION -> written(values);
            case TEXT_CLASSIFICATION -> labels(values);
            case TEXT -> Optional.empty();
        };
    }

    private static Optional<RowMarks> written(RowValues values) {
        List<String> texts = values.textOrTexts(ColumnRole.SUMMARY).stream()
                .filter(text -> !text.isBlank())
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(new RowMarks.Written(texts));
    }

    /** A class of -1, and a label that is missing, say that nobody has labelled the row. */
    private static Optional<RowMarks> labels(RowValues values) {
        if (values.isMissing(ColumnRole.LABEL)) {
            return Optional.empty();
        }
        List<String> labels = values.names(ColumnRole.LABEL);
        return labels.isEmpty() && !values.isList(ColumnRole.LABEL)
                ? Optional.empty()
                : Optional.of(new RowMarks.Labels(labels.stream().distinct().toList()));
    }

    private static RowMarks tagged(JoinedTokens joined, RowValues values) {
        List<String> tags = values.tags();
        if (tags.size() != joined.spans().size()) {
            throw new RowException("it has " + joined.spans().size() + " tokens but " + tags.size() + " tags");
        }
        List<LabeledSpan> spans = new ArrayList<>();
        for (TagEntity entity : TagSequence.entities(tags)) {
            String label = LabelNames.checked(entity.type());
            joined.span(entity.start(), entity.end()).ifPresent(span -> spans.add(new LabeledSpan(span, label)));
        }
        return new RowMarks.Spans(spans);
    }

    /** Plain values of other columns, such as an id or a title. Lists repeat what the text says, a value for each token. */
    private Map<String, Object> kept(Map<String, ?> row) {
        Map<String, Object> kept = new LinkedHashMap<>();
        types.keySet().stream()
                .filter(column -> !mapping.columns().containsValue(column))
                .forEach(column -> plain(column, row.get(column)).ifPresent(value -> kept.put(column, value)));
        return kept;
    }

    private Optional<Object> plain(String column, Object value) {
        if (types.get(column) instanceof Classes classes && value instanceof Long number) {
            return number >= 0 && number < classes.names().size()
                    ? Optional.of(classes.names().get(number.intValue()))
                    : Optional.empty();
        }
        boolean kept = value instanceof String text && text.length() <= LONGEST_KEPT
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof Double number && Double.isFinite(number);
        return kept
                ? Optional.of(
                        value instanceof String text
                                ? LoneSurrogates.replace(text).text()
                                : value)
                : Optional.empty();
    }
}
