package dev.tagloop.learning.backend;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.convert.SpanWriter;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.models.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Between the tasks of a project and the texts and entities of a model. */
final class TaskRegions {
    private final SpanReader reader;
    private final SpanWriter writer;

    private TaskRegions(SpanReader reader, SpanWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** @throws BackendException if the config puts no labels on text */
    static TaskRegions of(LabelConfig config, LabelMap labels) {
        try {
            return new TaskRegions(SpanReader.of(config), SpanWriter.of(config).renaming(labels.names()));
        } catch (ConversionException e) {
            throw new BackendException(Fault.PREDICTION, e.getMessage(), e);
        }
    }

    /** One prediction a task, in their order; a task without a text gets one that is empty. */
    List<BackendPrediction> predict(ServedModel model, PredictionRequest request) {
        List<Optional<String>> texts = request.tasks().stream().map(this::text).toList();
        List<String> given = texts.stream().map(text -> text.orElse("")).toList();
        List<List<Entity>> entities = model.pipeline().predict(given, ModelEvaluator.AGGREGATION);
        List<BackendPrediction> predictions = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            List<ScoredSpan> spans = spans(entities.get(i));
            if (request.context().isPresent()) {
                List<Region> drawn = request.context().get().objects("result").stream()
                        .map(Region::of)
                        .toList();
                spans = SameWords.with(
                        given.get(i),
                        reader.read(request.tasks().get(i), drawn).text().spans(),
                        spans);
            }
            predictions.add(prediction(given.get(i), spans).withModelVersion(model.version()));
        }
        return predictions;
    }

    /** The task's text, without lone surrogates, which would shift the offsets of a tokenizer. */
    private Optional<String> text(Task task) {
        try {
            return Optional.of(LoneSurrogates.replace(reader.text(task)).text());
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }

    private List<ScoredSpan> spans(List<Entity> entities) {
        return entities.stream()
                .filter(entity -> writer.missing(List.of(entity.label())).isEmpty())
                .map(entity -> new ScoredSpan(entity.span(), entity.label(), entity.score()))
                .toList();
    }

    private BackendPrediction prediction(String text, List<ScoredSpan> spans) {
        BackendPrediction prediction = BackendPrediction.of(writer.regions(text, spans));
        // Without a span there is nothing to take a mean of: such a prediction goes without a score.
        OptionalDouble score = spans.stream().mapToDouble(ScoredSpan::score).average();
        return score.isPresent() ? prediction.withScore(score.getAsDouble()) : prediction;
    }
}
