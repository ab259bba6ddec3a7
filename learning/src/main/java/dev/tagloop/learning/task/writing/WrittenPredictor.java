package dev.tagloop.learning.task.writing;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.WritingReader;
import dev.tagloop.labelstudio.convert.WritingWriter;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.learning.task.TaskPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** What is written becomes the content of a text area, for a person to keep or to change. */
final class WrittenPredictor implements TaskPredictor {
    private final TextWriter model;
    private final WritingReader reader;
    private final WritingWriter writer;

    WrittenPredictor(TextWriter model, LabelConfig config) {
        this.model = model;
        this.reader = WritingReader.of(config);
        this.writer = WritingWriter.of(config);
    }

    @Override
    public boolean canRead(Task task) {
        return source(task).isPresent();
    }

    private Optional<String> source(Task task) {
        try {
            return Optional.of(reader.source(task)).filter(Predicate.not(String::isBlank));
        } catch (ConversionException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<TaskPrediction> predict(List<Task> tasks, List<Region> drawn) {
        List<Optional<String>> sources = tasks.stream().map(this::source).toList();
        List<String> written =
                model.write(sources.stream().flatMap(Optional::stream).toList());
        List<TaskPrediction> predictions = new ArrayList<>();
        int next = 0;
        for (Optional<String> source : sources) {
            predictions.add(prediction(source.isPresent() ? written.get(next++) : ""));
        }
        return predictions;
    }

    private TaskPrediction prediction(String text) {
        List<Region> regions = text.isBlank() ? List.of() : List.of(writer.region(text, OptionalDouble.empty()));
        return new TaskPrediction(regions, OptionalDouble.empty(), List.of());
    }
}
