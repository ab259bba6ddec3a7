package dev.tagloop.learning.internal;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.models.Entity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Between the tasks of a project and the texts and entities of a model, for whoever predicts tasks. */
public final class TaskEntities {
    private final SpanReader reader;
    private final SpanWriter writer;

    /**
     * For the tasks of a project.
     *
     * @param labels from the model's labels to the project's
     * @throws ConversionException if the config puts no labels on text
     */
    public TaskEntities(LabelConfig config, LabelMap labels) {
        this(SpanTarget.of(config), labels);
    }

    /** For one of the texts that the tasks of a project show. */
    public TaskEntities(SpanTarget target, LabelMap labels) {
        this.reader = SpanReader.of(target);
        this.writer = SpanWriter.of(target).renaming(labels.names());
    }

    /** The task's text, without lone surrogates, which would shift the offsets of a tokenizer; empty if it has none. */
    public Optional<String> text(Task task) {
        try {
            return Optional.of(LoneSurrogates.replace(reader.text(task)).text());
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }

    /** What regions say about the text of a task, also with labels that the project does not have; nothing where it has no text. */
    public List<LabeledSpan> drawn(Task task, List<Region> regions) {
        try {
            return reader.read(task, regions).text().spans();
        } catch (ConversionException e) {
            return List.of();
        }
    }

    /** Whether the project has the label. */
    public boolean isKnown(String label) {
        return writer.missing(List.of(label)).isEmpty();
    }

    /** The entities whose label the project has. */
    public List<ScoredSpan> known(List<Entity> entities) {
        return entities.stream()
                .filter(entity -> isKnown(entity.label()))
                .map(entity -> new ScoredSpan(entity.span(), entity.label(), entity.score()))
                .toList();
    }

    /** Spans as regions of the project, each with its score. */
    public List<LabelsRegion> regions(String text, List<ScoredSpan> spans) {
        return writer.regions(text, spans);
    }

    /** How sure a prediction is as a whole. Without a span there is nothing to take a mean of: such a prediction goes without a score. */
    public static OptionalDouble score(List<ScoredSpan> spans) {
        return spans.stream().mapToDouble(ScoredSpan::score).average();
    }
}
