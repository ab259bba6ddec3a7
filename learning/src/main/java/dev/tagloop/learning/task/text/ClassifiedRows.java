package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.rows.ColumnMapping;
import dev.tagloop.core.rows.ColumnRole;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.learning.task.AnswerColumn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rows of a data set as classified texts. What the answer is follows from its column: a class, a text or a whole number is one label, a list of
 * them several, a number with a fraction is a number. A row whose class is -1 or whose answer is missing has not been labelled and is left out.
 */
final class ClassifiedRows {
    private final Dataset rows;
    private final String text;
    private final Optional<String> pair;
    private final String answer;
    private final Feature feature;

    /** @throws DatasetException if there is no text or no answer */
    ClassifiedRows(Dataset rows, Optional<String> column) {
        ColumnMapping mapping = AnswerColumn.ofTexts(rows, column);
        this.rows = rows;
        this.text = mapping.column(ColumnRole.TEXT).orElseThrow();
        this.pair = mapping.column(ColumnRole.TEXT_PAIR);
        this.answer = mapping.column(ColumnRole.LABEL).orElseThrow();
        this.feature = rows.features().get(answer);
    }

    /** What is asked. */
    private ProblemType type() {
        if (AnswerColumn.isNumber(rows.features(), answer)) {
            return ProblemType.REGRESSION;
        }
        return feature instanceof ListOf
                ? ProblemType.MULTI_LABEL_CLASSIFICATION
                : ProblemType.SINGLE_LABEL_CLASSIFICATION;
    }

    /** The labels of examples in the order in which a column of their data set names them, else sorted. */
    static List<String> labels(Dataset rows, List<ClassifiedText> examples) {
        Set<String> labels = new TreeSet<>();
        examples.forEach(example -> labels.addAll(example.labels()));
        return rows.features().columns().values().stream()
                .flatMap(feature -> classes(feature).stream())
                .map(ClassLabel::names)
                .filter(names -> names.containsAll(labels))
                .findFirst()
                .orElseGet(() -> List.copyOf(labels));
    }

    /** The labelled texts. */
    List<ClassifiedText> texts() {
        ProblemType type = type();
        List<ClassifiedText> texts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Object value = row.get(answer);
            if (value != null && row.get(text) != null) {
                example(row, value, type, i).ifPresent(texts::add);
            }
        }
        return texts;
    }

    private Optional<ClassifiedText> example(Row row, Object value, ProblemType type, int index) {
        String content = clean(row.string(text));
        Optional<ClassifiedText> example = switch (type) {
            case REGRESSION -> number(content, value);
            case SINGLE_LABEL_CLASSIFICATION -> label(value, index).map(label -> ClassifiedText.single(content, label));
            case MULTI_LABEL_CLASSIFICATION -> Optional.of(ClassifiedText.several(content, several(value, index)));
        };
        return pair.map(row::string).isEmpty()
                ? example
                : example.map(known -> known.withPair(clean(row.string(pair.get()))));
    }

    private static Optional<ClassifiedText> number(String content, Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(ClassifiedText.number(content, number.doubleValue()))
                : Optional.empty();
    }

    private List<String> several(Object value, int index) {
        Set<String> labels = new LinkedHashSet<>();
        ((List<?>) value).forEach(element -> label(element, index).ifPresent(labels::add));
        return List.copyOf(labels);
    }

    private Optional<String> label(Object value, int index) {
        Optional<ClassLabel> classes = classes(feature);
        if (classes.isPresent() && value instanceof Long number) {
            if (number >= classes.get().names().size()) {
                throw new DatasetException("Row " + index + " has class number " + number + " in \"" + answer
                        + "\", but there are only " + classes.get().names().size() + " classes");
            }
            return number < 0 ? Optional.empty() : Optional.of(classes.get().int2str(number));
        }
        return Optional.ofNullable(value)
                .map(given -> clean(given.toString()).strip())
                .filter(label -> !label.isEmpty());
    }

    private static Optional<ClassLabel> classes(Feature feature) {
        Feature element = feature instanceof ListOf list ? list.element() : feature;
        return element instanceof ClassLabel classes ? Optional.of(classes) : Optional.empty();
    }

    private static String clean(String value) {
        return LoneSurrogates.replace(value).text();
    }
}
