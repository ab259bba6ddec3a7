package dev.tagloop.learning.task;

import dev.tagloop.core.rows.ColumnMapping;
import dev.tagloop.core.rows.ColumnRole;
import dev.tagloop.core.rows.ColumnType;
import dev.tagloop.core.rows.Recognition;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.core.rows.RowKind;
import dev.tagloop.datasets.ColumnTypes;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the columns of a data set are for. Unlike rows that people label, rows to learn from may have a number as their answer. */
public final class AnswerColumn {
    private static final Set<String> NUMBERS = Set.of("float16", "float32", "float64");

    /** Names under which data sets of texts keep a number, the most telling first. */
    private static final List<String> NUMBER_NAMES = List.of(
            "label", "labels", "score", "similarity_score", "similarity", "rating", "target", "stars", "sentiment");

    private AnswerColumn() {}

    /** The work that rows are made for; empty where nothing but texts is recognised. */
    static Optional<RowKind> kind(Dataset rows) {
        Map<String, ColumnType> types = ColumnTypes.of(rows.features());
        return guess(types, Optional.empty())
                .map(ColumnMapping::kind)
                .filter(kind -> kind != RowKind.TEXT)
                .or(() -> number(rows.features()).map(column -> RowKind.TEXT_CLASSIFICATION));
    }

    /**
     * Which column is for what in texts with one answer each.
     *
     * @param answer the column of the answers; empty to recognise it
     * @throws DatasetException if there is no text or no answer
     */
    public static ColumnMapping ofTexts(Dataset rows, Optional<String> answer) {
        Features features = rows.features();
        Map<String, ColumnType> types = new LinkedHashMap<>(ColumnTypes.of(features));
        Optional<String> column = answer.or(
                () -> guess(types, Optional.of(RowKind.TEXT_CLASSIFICATION)).isPresent()
                        ? Optional.empty()
                        : number(features));
        // To the recognition a number is as good an answer as a class.
        column.filter(features::has).ifPresent(name -> types.compute(name, (key, type) -> answerType(type)));
        try {
            return Recognition.of(
                    types,
                    column.map(name -> Map.of(ColumnRole.LABEL, name)).orElse(Map.of()),
                    Optional.of(RowKind.TEXT_CLASSIFICATION));
        } catch (RowException e) {
            throw new DatasetException("The rows are no labelled texts: " + e.getMessage(), e);
        }
    }

    /** Whether the values of a column are numbers that stand for themselves. */
    public static boolean isNumber(Features features, String column) {
        return features.get(column) instanceof Value value && NUMBERS.contains(value.dtype());
    }

    private static ColumnType answerType(ColumnType type) {
        return type instanceof ColumnType.Other ? new ColumnType.Whole() : type;
    }

    private static Optional<String> number(Features features) {
        boolean texts = features.columns().values().stream().anyMatch(Value.STRING::equals);
        return NUMBER_NAMES.stream()
                .filter(name -> texts && features.has(name) && isNumber(features, name))
                .findFirst();
    }

    private static Optional<ColumnMapping> guess(Map<String, ColumnType> types, Optional<RowKind> kind) {
        try {
            return Optional.of(Recognition.of(types, Map.of(), kind));
        } catch (RowException e) {
            return Optional.empty();
        }
    }
}
