package dev.tagloop.core.rows;

import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import java.util.List;

/** The labelling configuration for rows, shaped as Label Studio's own templates are. */
public final class ProposedConfig {
    /** More is no choice that a person can make. */
    public static final int MOST_LABELS = 1000;

    private ProposedConfig() {}

    /**
     * The configuration for a mapping.
     *
     * @param mapping which column is for what
     * @param labels the labels, in their order
     * @param multiLabel whether a text may have several
     * @throws RowException if there are far too many labels, or one cannot stand in a configuration
     */
    public static String of(ColumnMapping mapping, List<String> labels, boolean multiLabel) {
        if (labels.size() > MOST_LABELS) {
            throw new RowException(
                    "The column \"" + labelColumn(mapping) + "\" has " + labels.size()
                            + " different values, which are no labels: name another column for it, or none to take the texts alone.");
        }
        labels.forEach(LabelNames::checked);
        return switch (mapping.kind()) {
            case TOKEN_CLASSIFICATION -> LabelConfigTemplates.namedEntities(labels);
            case QUESTION_ANSWERING -> LabelConfigTemplates.questionAnswering();
            case SUMMARIZATION -> LabelConfigTemplates.summarization();
            case TEXT_CLASSIFICATION ->
                LabelConfigTemplates.classification(
                        labels, multiLabel, mapping.column(ColumnRole.TEXT_PAIR).isPresent());
            case TEXT -> LabelConfigTemplates.namedEntities(List.of("PER", "ORG", "LOC", "MISC"));
        };
    }

    private static String labelColumn(ColumnMapping mapping) {
        return mapping.column(ColumnRole.LABEL)
                .or(() -> mapping.column(ColumnRole.TAGS))
                .or(() -> mapping.column(ColumnRole.ENTITIES))
                .orElse("");
    }
}
