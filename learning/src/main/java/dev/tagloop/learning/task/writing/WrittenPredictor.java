package dev.tagloop.learning.task.writing;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.WritingReader;
import dev.tagloop.labelstudio.convert.WritingWriter;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.task.InputPredictor;
import dev.tagloop.learning.task.TaskPrediction;
import java.util.List;
import java.util.OptionalDouble;

/** What is written becomes the content of a text area, for a person to keep or to change. */
final class WrittenPredictor extends InputPredictor<String> {
    private final TextWriter model;
    private final WritingReader reader;
    private final WritingWriter writer;

    WrittenPredictor(TextWriter model, LabelConfig config) {
        this.model = model;
        this.reader = WritingReader.of(config);
        this.writer = WritingWriter.of(config);
    }

    @Override
    protected String input(Task task) {
        String source = reader.source(task);
        if (source.isBlank()) {
            throw new ConversionException("the text of the task is blank: nothing can be written about it");
        }
        return source;
    }

    @Override
    protected List<TaskPrediction> answers(List<String> sources) {
        return model.write(sources).stream().map(this::prediction).toList();
    }

    private TaskPrediction prediction(String text) {
        List<Region> regions = text.isBlank() ? List.of() : List.of(writer.region(text, OptionalDouble.empty()));
        return new TaskPrediction(regions, OptionalDouble.empty(), List.of());
    }
}
