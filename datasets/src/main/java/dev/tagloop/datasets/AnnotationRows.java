package dev.tagloop.datasets;

import dev.tagloop.core.rows.ColumnMapping;
import dev.tagloop.core.rows.ColumnRole;
import dev.tagloop.core.rows.ColumnType;
import dev.tagloop.core.rows.Joining;
import dev.tagloop.core.rows.ProposedConfig;
import dev.tagloop.core.rows.Recognition;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.core.rows.RowKind;
import dev.tagloop.core.rows.RowMarks;
import dev.tagloop.core.rows.RowReader;
import dev.tagloop.datasets.features.Features;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Selected rows with their columns recognised, ready to become work for annotators. Immutable. */
public final class AnnotationRows {
    /** More values than a labelling configuration can offer: then the column holds no labels, and counting on is idle. */
    private static final int TOO_MANY_LABELS = ProposedConfig.MOST_LABELS + 1;

    private final RowSelection selection;
    private final Features features;
    private final RowReader reader;

    private AnnotationRows(RowSelection selection, Features features, RowReader reader) {
        this.selection = selection;
        this.features = features;
        this.reader = reader;
    }

    /**
     * Recognises the columns.
     *
     * @param selection the rows
     * @param wanted the columns of roles that were named; an empty name for a role that is to have none
     * @param kind the work, if it was named
     * @param joining what stands between tokens; as the configuration's name and the script tell, if it was not named
     * @throws RowException if the columns do not make sense
     * @throws DatasetException if the first row cannot be read
     */
    public static AnnotationRows of(
            RowSelection selection, Map<ColumnRole, String> wanted, Optional<RowKind> kind, Optional<Joining> joining) {
        Features features = selection.features();
        Map<String, ColumnType> types = ColumnTypes.of(features);
        ColumnMapping mapping = Recognition.of(types, wanted, kind);
        Joining between = joining.orElseGet(() -> Joining.ofConfig(selection.config()));
        return new AnnotationRows(selection, features, RowReader.of(types, mapping, between));
    }

    /** The rows. */
    public RowSelection selection() {
        return selection;
    }

    /** Their columns. */
    public Features features() {
        return features;
    }

    /** Reads them. */
    public RowReader reader() {
        return reader;
    }

    /**
     * The labels: those that the columns' types name, else those of the rows.
     *
     * @param most how many rows are looked at, if they have to be
     * @throws DatasetException if the rows cannot be read
     */
    public List<String> labels(long most) {
        return reader.declaredLabels().orElseGet(() -> labelsOfRows(most));
    }

    /**
     * A labelling configuration for the rows.
     *
     * @param labels the labels that it offers
     * @throws RowException if there are far too many of them
     */
    public String proposedConfig(List<String> labels) {
        return ProposedConfig.of(reader.mapping(), labels, reader.isMultiLabel());
    }

    private List<String> labelsOfRows(long most) {
        Set<String> labels = new LinkedHashSet<>();
        try (Stream<SelectedRow> rows = selection.stream()) {
            rows.limit(most)
                    .takeWhile(row -> labels.size() < TOO_MANY_LABELS)
                    .forEach(row -> labels.addAll(labels(row)));
        }
        return labels.stream().sorted().limit(TOO_MANY_LABELS).toList();
    }

    /** A row that cannot be read has none; whoever makes a task of it is told. */
    private List<String> labels(SelectedRow row) {
        try {
            return reader.read(row.row().asMap())
                    .marks()
                    .map(AnnotationRows::labels)
                    .orElse(List.of());
        } catch (RowException e) {
            return List.of();
        }
    }

    private static List<String> labels(RowMarks marks) {
        return switch (marks) {
            case RowMarks.Spans found ->
                found.spans().stream().map(span -> span.label()).distinct().toList();
            case RowMarks.Labels found -> found.labels();
            case RowMarks.Answers found -> List.of(RowReader.ANSWER);
            case RowMarks.Written found -> List.of();
        };
    }
}
